namespace CpomDocs.Rendering.Layout;

/// <summary>Where a heading came to stand: the target of bookmarks and links.</summary>
/// <param name="Level">Level of the heading.</param>
/// <param name="Title">Its label and text.</param>
/// <param name="Id">Name other parts of the document call it by.</param>
/// <param name="Page">Index of the page, from 0.</param>
/// <param name="Y">Top of the heading, from the top of the sheet.</param>
internal sealed record Anchor(int Level, string Title, string? Id, int Page, int Y);
