//! A [`Document`] as plain text, in short lines that fit the box of a case note.

use super::{Block, Document, Item};

const WIDTH: usize = 78;

/// The whole paper; ends with a line feed.
pub fn render(paper: &Document) -> String {
    let mut out = Lines::default();
    out.wrap("", "", &paper.caption.to_ascii_uppercase());
    out.wrap("", "", &paper.title);
    out.text.push_str(&"=".repeat(WIDTH.min(paper.title.chars().count())));
    out.text.push('\n');
    paper.summary.iter().for_each(|paragraph| out.paragraph(paragraph));
    paper.warnings.iter().for_each(|warning| out.paragraph(&format!("WARNING: {warning}")));
    for section in &paper.sections {
        out.gap();
        out.wrap("", "", &section.heading.to_ascii_uppercase());
        section.blocks.iter().for_each(|block| out.block(block));
    }
    out.gap();
    out.text.push_str("--\n");
    paper.colophon.iter().for_each(|line| out.wrap("", "", line));
    out.text
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.gap();
                self.wrap("", "", &format!("{text}:"));
            }
            Block::Paragraph(text) => self.paragraph(text),
            Block::List { numbered, items } => {
                for (at, item) in items.iter().enumerate() {
                    let mark = if *numbered { format!("{}. ", at + 1) } else { "- ".to_string() };
                    self.wrap(&mark, &" ".repeat(mark.len()), &line(item));
                }
            }
            Block::Table { headers, rows, .. } => {
                for row in rows {
                    let cells = row.iter().zip(headers).enumerate();
                    cells.for_each(|(at, (cell, header))| {
                        let mark = if at == 0 { "- " } else { "  " };
                        let text = if at == 0 { cell.clone() } else { format!("{header}: {cell}") };
                        self.wrap(mark, "    ", &text);
                    });
                }
            }
            Block::Folded { title, blocks } => {
                self.wrap("", "", &format!("{title}:"));
                blocks.iter().for_each(|block| self.block(block));
            }
            Block::Answers(answers) => {
                for answered in answers {
                    let note = if answered.note.is_empty() { String::new() } else { format!(" ({})", answered.note) };
                    self.wrap("- ", "  ", &format!("{} {}{note}", answered.question, answered.answer));
                }
            }
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.gap();
        self.wrap("", "", text);
    }

    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn wrap(&mut self, first: &str, rest: &str, text: &str) {
        let mut line = first.to_string();
        let mut fresh = true;
        for word in text.split_whitespace() {
            if !fresh && line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.text.push_str(&line);
                self.text.push('\n');
                line = rest.to_string();
                fresh = true;
            }
            if !fresh {
                line.push(' ');
            }
            line.push_str(word);
            fresh = false;
        }
        self.text.push_str(&line);
        self.text.push('\n');
    }
}

fn line(item: &Item) -> String {
    let lead = if item.lead.is_empty() { String::new() } else { format!("{} ", item.lead) };
    let cite = item.citation();
    let cite = if cite.is_empty() { String::new() } else { format!(" [{cite}]") };
    format!("{lead}{}{cite}", item.text)
}
