//! Which entries the writer of an entry knew, answered without walking the log.
//!
//! Entries are laid out in lines: one continues the first line whose end it knew, else it begins another. A log that one person wrote is
//! one line, and two people's is two. Of each line an entry keeps how far its writer knew it, so that *knew* is one comparison.

#[derive(Clone, PartialEq, Eq, Default)]
pub struct Ancestry {
    /// The length of each line.
    lines: Vec<u32>,
    /// Of each entry: its line, its number there from 1, and how much of each line its writer knew, with itself.
    places: Vec<(usize, u32, Vec<u32>)>,
}

impl Ancestry {
    /// Adds an entry that names those at `after`; `None` stands for one that is lost, which is taken to have known all before it.
    pub fn add(&mut self, after: impl Iterator<Item = Option<usize>>) {
        let mut known = Vec::new();
        for before in after {
            let theirs = before.map_or(&self.lines, |before| &self.places[before].2);
            known.resize(known.len().max(theirs.len()), 0);
            known.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine = (*mine).max(*theirs));
        }
        let line = known.iter().zip(&self.lines).position(|(known, length)| known == length).unwrap_or(self.lines.len());
        self.lines.resize(self.lines.len().max(line + 1), 0);
        self.lines[line] += 1;
        known.resize(known.len().max(line + 1), 0);
        known[line] = self.lines[line];
        self.places.push((line, self.lines[line], known));
    }

    /// Whether the writer of one entry knew another.
    pub fn knew(&self, later: usize, earlier: usize) -> bool {
        let (line, number, _) = self.places[earlier];
        later != earlier && self.places[later].2.get(line).is_some_and(|known| *known >= number)
    }
}
