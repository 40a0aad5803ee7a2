//! What of the fleet is shown, and in which order: the part of the fleet's state that is worth sharing.

/// Which states are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StateFilter {
    /// All.
    #[default]
    All,
    /// Those that run.
    Running,
    /// Those that are stopped.
    Stopped,
    /// Those whose state the API does not give: suspended, out of reach, or with another word.
    Unknown,
}

/// What servers are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// Name, in natural order.
    #[default]
    Name,
    /// State: what needs attention first.
    State,
    /// CPU in use, most first.
    Cpu,
    /// Memory in use against its limit, most first.
    Memory,
}

/// An order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// True for the other way round than usual.
    pub reversed: bool,
}

/// How servers are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A card each.
    Cards,
    /// A line each.
    Table,
}

/// The fleet as it is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FleetView {
    /// What is searched for.
    pub search: String,
    /// Which states are shown.
    pub state: StateFilter,
    /// In which order.
    pub sort: Sort,
    /// How, if the address says so; else as the user prefers.
    pub layout: Option<Layout>,
}

impl StateFilter {
    /// Every filter, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Running, Self::Stopped, Self::Unknown];

    /// Its word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Unknown => "unknown",
        }
    }

    /// Reads its word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.word() == word)
    }
}

impl SortKey {
    /// Every key, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Name, Self::State, Self::Cpu, Self::Memory];

    /// Its word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::State => "state",
            Self::Cpu => "cpu",
            Self::Memory => "memory",
        }
    }
}

impl Sort {
    /// Its word in addresses; a dash in front turns it round.
    pub fn word(self) -> String {
        format!("{}{}", if self.reversed { "-" } else { "" }, self.key.word())
    }

    /// Reads its word.
    pub fn from_word(word: &str) -> Option<Self> {
        let (reversed, word) = word.strip_prefix('-').map_or((false, word), |word| (true, word));
        let key = SortKey::ALL.into_iter().find(|key| key.word() == word)?;
        Some(Self { key, reversed })
    }

    /// What a press on a column's head does: sorts by it, or turns the order round.
    pub fn press(self, key: SortKey) -> Self {
        Self { key, reversed: self.key == key && !self.reversed }
    }
}

impl Layout {
    /// Its word in addresses and in the browser's memory.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Table => "table",
        }
    }

    /// Reads its word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Cards, Self::Table].into_iter().find(|layout| layout.word() == word)
    }
}
