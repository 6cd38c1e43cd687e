namespace CpomDocs.Rendering.Docx;

/// <summary>
/// Lists a document needs: one per kind of heading label, one for bullets, one per ordered list. Grows while the body is written.
/// </summary>
internal sealed class NumberingPlan
{
    /// <summary>Abstract list and list of every bulleted list.</summary>
    public const int Bullets = 1;

    /// <summary>Abstract list of every ordered list.</summary>
    public const int OrderedAbstract = 2;

    private const int FirstLabelAbstract = 3;

    private readonly Dictionary<FamilyKey, LabelFamily> _families = [];
    private readonly List<NumberingInstance> _instances = [new NumberingInstance(Bullets, Bullets, null)];
    private readonly HashSet<int> _levelsWithBareHeading = [];

    /// <summary>Kinds of heading labels met, in order.</summary>
    public IReadOnlyCollection<LabelFamily> Families => _families.Values;

    /// <summary>Lists, in order of their number.</summary>
    public IReadOnlyList<NumberingInstance> Instances => _instances;

    /// <summary>Number of the list that counts a heading, or <see langword="null"/> when it has no label.</summary>
    public int? NumberHeading(int niveau, string? label)
    {
        if (string.IsNullOrEmpty(label))
        {
            _levelsWithBareHeading.Add(niveau);
            return null;
        }

        var parts = HeadingLabel.Parse(label);
        var family = FamilyOf(niveau, parts);
        if (family.NextValue != parts.Value)
        {
            family.List = AddInstance(family.AbstractId, new StartOverride(0, parts.Value));
        }

        family.NextValue = parts.Format == LabelFormat.Fixed ? parts.Value : parts.Value + 1;
        return family.List;
    }

    /// <summary>Number of a list of the text; an ordered one counts from 1.</summary>
    public int NumberList(bool ordonnee, int level)
    {
        return ordonnee ? AddInstance(OrderedAbstract, new StartOverride(level, 1)) : Bullets;
    }

    /// <summary>The kind of label that every heading of a level has, so that the heading style itself can count.</summary>
    public LabelFamily? OnlyFamilyOf(int niveau)
    {
        var families = Families.Where(family => family.Niveau == niveau).Take(2).ToList();
        return families.Count == 1 && !_levelsWithBareHeading.Contains(niveau) ? families[0] : null;
    }

    private LabelFamily FamilyOf(int niveau, HeadingLabel label)
    {
        var key = new FamilyKey(niveau, label.Prefix, label.Format);
        if (!_families.TryGetValue(key, out var family))
        {
            int abstractId = FirstLabelAbstract + _families.Count;
            int list = AddInstance(abstractId, null);
            family = new LabelFamily(abstractId, niveau, label) { FirstList = list, List = list };
            _families.Add(key, family);
        }

        return family;
    }

    private int AddInstance(int abstractId, StartOverride? start)
    {
        int id = _instances.Count + 1;
        _instances.Add(new NumberingInstance(id, abstractId, start));
        return id;
    }

    private readonly record struct FamilyKey(int Niveau, string Prefix, LabelFormat Format);
}

/// <summary>Heading labels that differ only by their count, at one level.</summary>
/// <param name="abstractId">Number of the abstract list.</param>
/// <param name="niveau">Level of the headings.</param>
/// <param name="label">First label met; the list starts at its value.</param>
internal sealed class LabelFamily(int abstractId, int niveau, HeadingLabel label)
{
    public int AbstractId { get; } = abstractId;

    public int Niveau { get; } = niveau;

    public HeadingLabel Label { get; } = label;

    /// <summary>List that starts the family; the one a heading style is bound to.</summary>
    public required int FirstList { get; init; }

    /// <summary>List in use.</summary>
    public required int List { get; set; }

    /// <summary>Value the list would give to the next heading.</summary>
    public int NextValue { get; set; } = label.Value;
}

/// <summary>A list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="AbstractId">The abstract list it follows.</param>
/// <param name="Start">Where it starts anew, if it does.</param>
internal readonly record struct NumberingInstance(int Id, int AbstractId, StartOverride? Start);

/// <summary>A level of a list that starts anew.</summary>
/// <param name="Level">Level, from 0.</param>
/// <param name="Value">First value.</param>
internal readonly record struct StartOverride(int Level, int Value);
