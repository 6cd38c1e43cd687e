using CpomDocs.Pdf.Forms;

namespace CpomDocs.Verification.Revisions;

/// <summary>The fields that a lock names, found at once however many it names.</summary>
internal sealed class LockedFields
{
    private readonly PdfFieldLock _lock;
    private readonly HashSet<string> _names;

    public LockedFields(PdfFieldLock fieldLock)
    {
        _lock = fieldLock;
        _names = new HashSet<string>(fieldLock.Fields, StringComparer.Ordinal);
    }

    /// <summary>Whether a field is locked: by its own name or by that of a field above it; an unknown action locks everything.</summary>
    public bool Locks(string fullName) => _lock.Action switch
    {
        null => false,
        "Include" => IsNamed(fullName),
        "Exclude" => !IsNamed(fullName),
        _ => true,
    };

    private bool IsNamed(string fullName)
    {
        if (_names.Contains(fullName))
        {
            return true;
        }

        for (int at = fullName.IndexOf('.', StringComparison.Ordinal); at >= 0; at = fullName.IndexOf('.', at + 1))
        {
            if (_names.Contains(fullName[..at]))
            {
                return true;
            }
        }

        return false;
    }
}
