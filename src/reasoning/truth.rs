//! Met, not met, or open; and of what is open, whether it was asked.

/// A criterion is open in two ways that are never confused: somebody was asked and it is not known, or nobody was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    Met,
    NotMet,
    NotKnown,
    NotAsked,
}

impl Truth {
    pub fn is_open(self) -> bool {
        match self {
            Truth::Met | Truth::NotMet => false,
            Truth::NotKnown | Truth::NotAsked => true,
        }
    }

    /// not
    #[must_use]
    pub fn inverse(self) -> Truth {
        match self {
            Truth::Met => Truth::NotMet,
            Truth::NotMet => Truth::Met,
            Truth::NotKnown => Truth::NotKnown,
            Truth::NotAsked => Truth::NotAsked,
        }
    }

    /// unless it is shown that: asked and not known means that it is not shown, so the duty stands.
    #[must_use]
    pub fn unless(self) -> Truth {
        match self {
            Truth::Met => Truth::NotMet,
            Truth::NotMet | Truth::NotKnown => Truth::Met,
            Truth::NotAsked => Truth::NotAsked,
        }
    }

    /// and: one that is not met decides; otherwise what was not asked outweighs what is not known.
    pub fn all(parts: impl Iterator<Item = Truth>) -> Truth {
        Self::fold(parts, Truth::NotMet, Truth::Met)
    }

    /// or: one that is met decides.
    pub fn any(parts: impl Iterator<Item = Truth>) -> Truth {
        Self::fold(parts, Truth::Met, Truth::NotMet)
    }

    fn fold(parts: impl Iterator<Item = Truth>, decisive: Truth, empty: Truth) -> Truth {
        let mut sum = empty;
        for part in parts {
            if part == decisive {
                return decisive;
            }
            sum = match (sum, part) {
                (Truth::NotAsked, _) | (_, Truth::NotAsked) => Truth::NotAsked,
                (Truth::NotKnown, _) | (_, Truth::NotKnown) => Truth::NotKnown,
                _ => empty,
            };
        }
        sum
    }
}
