using System.Globalization;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes a negotiated value as a content control: its text is edited, it is not deleted.</summary>
internal sealed class FieldWriter(WordXml xml, FieldControls controls)
{
    private static readonly string[] YesNo = [Messages.Get("Oui"), Messages.Get("Non")];

    /// <summary>Writes a control.</summary>
    /// <param name="pointer">Pointer to the value.</param>
    /// <param name="text">Its text, as one line.</param>
    /// <param name="writeRuns">Writes the runs that show it.</param>
    public void Write(string pointer, string text, Action writeRuns)
    {
        FieldControl control = controls.Add(pointer, text);
        xml.Start("sdt");
        xml.Start("sdtPr");
        xml.Value("alias", control.Label);
        xml.Value("tag", control.Tag);
        xml.Value("id", control.Id);
        xml.Value("lock", "sdtLocked");
        WriteBinding(control);
        WriteKind(text);
        xml.End();
        xml.Start("sdtContent");
        writeRuns();
        xml.End();
        xml.End();
    }

    private void WriteBinding(FieldControl control)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/n:negociation[1]/n:champ[{control.Rank}]");
        xml.Element(
            "dataBinding",
            ("prefixMappings", $"xmlns:n='{FieldControls.Namespace}'"),
            ("xpath", path),
            ("storeItemID", controls.StoreItemId));
    }

    private void WriteKind(string text)
    {
        if (!YesNo.Contains(text))
        {
            xml.Flag("text");
            return;
        }

        xml.Start("dropDownList");
        foreach (string word in YesNo)
        {
            xml.Element("listItem", ("displayText", word), ("value", word));
        }

        xml.End();
    }
}
