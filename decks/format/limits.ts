const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * Limits on a single deck. Decks come from strangers: every limit is checked before the work it bounds,
 * and each is generous for a human author.
 */
export const LIMITS = {
  /** A question file, in bytes of UTF-8. */
  fileBytes: 64 * KIB,
  /** The front matter of a question, in bytes; YAML needs quadratic time for many keys. */
  frontMatterBytes: 8 * KIB,
  /** Everything below the front matter, in bytes; some Markdown takes quadratic time. */
  bodyBytes: 32 * KIB,
  programBytes: 16 * KIB,
  programLines: 200,
  /** One key each, 1 to 9. */
  choices: 9,
  /** Of more combinations of values only a sample is used. */
  variants: 64,
  /** A value of `vary`, in UTF-16 units. */
  valueLength: 80,
  /** An id of a question, concept, unit, model or deck, in characters. */
  idLength: 80,
  manifestBytes: 256 * KIB,
  units: 500,
  /** Of one unit, and what one concept may need. */
  concepts: 200,
  /** The paragraph that introduces a unit, in UTF-16 units. */
  introLength: 2000,
  questions: 20_000,
  deckBytes: 64 * MIB,
  /** Problems reported for one deck; the rest are only counted. */
  problems: 500,
  /** Entries of a package, folders and ignored files included. */
  packageEntries: 50_000,
  /** A package before it is unpacked, in bytes. */
  packageBytes: 64 * MIB,
  /** One text file in a package, in bytes, before the narrower limits above apply. */
  packageFileBytes: MIB,
  answersBytes: 64 * MIB,
  /** Nesting depth of YAML. */
  yamlDepth: 8,
  /** Explained faults per piece of YAML; fixing the first of them often fixes the rest. */
  yamlFaults: 20,
  /** Marks that begin something in YAML: the parser's time grows with their square. */
  yamlMarks: 12_000,
  /** Quotes and lists of one text, for which the Markdown parser needs quadratic time. */
  containers: 120,
  /** Lazy continuation lines of a quote or list: each costs as much as all of them. */
  lazyLines: 40,
  /** Underlines that turn the line above into a heading; they cost the same. */
  underlines: 40,
  /** `*` and `_` in one paragraph, for which the Markdown parser needs quadratic time. */
  emphasisMarks: 600,
  /** `[` and `]` in one paragraph; likewise. */
  brackets: 1000,
  /** `<!` and `<?`, which begin HTML, in one paragraph; likewise. */
  openings: 100,
  /** `>` and list markers before the text of one line. */
  nesting: 12,
} as const;
