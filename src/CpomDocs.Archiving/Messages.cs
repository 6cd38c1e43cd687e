using System.Globalization;
using System.Resources;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Archiving;

/// <summary>French sentences of the room, from its resource file.</summary>
internal static class Messages
{
    private static readonly NumberFormatInfo French = new() { NumberDecimalSeparator = "," };

    private static readonly ResourceManager Resources = new("CpomDocs.Archiving.Messages", typeof(Messages).Assembly);

    public static string NotARoot(string folder) => Format("NotARoot", folder);

    public static string NotAnAddress(string store) => Format("NotAnAddress", store);

    public static string OtherAccount(string address, string account) => Format("OtherAccount", address, account);

    public static string ConnectionUnreadable() => Format("ConnectionUnreadable");

    public static string NoAzureIdentity(string store) => Format("NoAzureIdentity", store);

    public static string ServiceRefused(string store, int status, string code) => Format("ServiceRefused", store, status, code);

    public static string ProtectionDropped(string container) => Format("ProtectionDropped", container);

    public static string DiskRefused(string store, string reason) => Format("DiskRefused", store, reason);

    public static string DiskReason(string reason) => Format("DiskRefused" + reason);

    public static string StillProtected(string container, string blob) => Format("StillProtected", container, blob);

    public static string ConservationUnreadable(string path) => Format("ConservationUnreadable", path);

    public static string Busy(string path) => Format("Busy", path);

    public static string Overtaken(string id) => Format("Overtaken", id);

    public static string CannotWrite(string folder) => Format("CannotWrite", folder);

    public static string ChangedWhileRead(string file) => Format("ChangedWhileRead", file);

    public static string NoSpace(string store, long needed, long available) =>
        Format("NoSpace", store, Megabytes(needed), Megabytes(available));

    public static string UnsafePath(string path) => Format("UnsafePath", path);

    public static string UnknownObject(string id) => Format("UnknownObject", id);

    public static string Damaged(string id, string detail) => Format("Damaged", id, detail);

    public static string Readme(ArchiveEntry entry) =>
        Format("Readme", entry.CodeContrat, entry.Evenement, entry.Etat, entry.Actes);

    public static string Finding(string code) => Format("Finding" + code);

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", French);

    private static string Format(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Resources.GetString(key, CultureInfo.InvariantCulture) ?? key, values);
}
