# Reads the .trx of one test project. Prints the failed tests with message and place, the skipped ones with their reason,
# and appends « passed failed skipped » to the file named by the variable « counts ».

function attribute(line, name,    from, rest) {
  from = index(line, " " name "=\"")
  if (from == 0) return ""
  rest = substr(line, from + length(name) + 3)
  return substr(rest, 1, index(rest, "\"") - 1)
}

function plain(text) {
  gsub(/&quot;/, "\"", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&#x[DdAa];/, " ", text); gsub(/&amp;/, "\\&", text)
  return text
}

function tell() {
  if (outcome == "Passed") { passed++; return }
  if (outcome == "NotExecuted") {
    skipped++
    gsub(/\n/, " ", message)
    printf "  skipped  %s: %s\n", plain(name), plain(message)
    return
  }
  failed++
  gsub(/\n/, "\n           ", message)
  printf "  FAILED   %s\n           %s\n", plain(name), plain(message)
  if (place != "") printf "           %s\n", plain(place)
}

/<UnitTestResult / {
  name = attribute($0, "testName"); outcome = attribute($0, "outcome"); message = ""; place = ""; inside = ""
  if ($0 ~ /\/>[ \t\r]*$/) tell()
  next
}
/<\/UnitTestResult>/ { tell(); next }
/<\/Results>/ { exit }
/<Message>/ { inside = "message"; sub(/^.*<Message>/, "") }
/<StackTrace>/ { inside = "stack"; sub(/^.*<StackTrace>/, "") }
inside != "" {
  sub(/\r$/, "")
  closed = sub(/<\/(Message|StackTrace)>.*$/, "")
  if (inside == "message") message = message (message == "" ? "" : "\n") $0
  else if (place == "" && $0 ~ /:line [0-9]+/) { place = $0; sub(/^ *at .* in /, "at ", place) }
  if (closed) inside = ""
}

END { print passed + 0, failed + 0, skipped + 0 >> counts }
