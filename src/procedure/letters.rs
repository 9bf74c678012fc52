//! The letters of TOML: blanks and comments, keys, and texts in quotation marks.

/// What is wrong, and where in the text it begins. Boxed, because every value that is read may be one.
pub type Fault = Box<Wrong>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    pub what: String,
    pub at: usize,
}

/// # Errors
/// Always.
#[inline(never)]
pub fn fault<T>(what: impl Into<String>, at: usize) -> Result<T, Fault> {
    Err(Box::new(Wrong { what: what.into(), at }))
}

pub struct Letters<'i> {
    text: &'i str,
    at: usize,
}

impl<'i> Letters<'i> {
    pub fn of(text: &'i str) -> Self {
        Letters { text, at: if text.starts_with('\u{feff}') { 3 } else { 0 } }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    pub fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(never)]
    pub fn take(&mut self, expected: &str) -> bool {
        let there = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(expected.as_bytes()));
        self.at += if there { expected.len() } else { 0 };
        there
    }

    #[inline(never)]
    pub fn must(&mut self, expected: &str) -> Result<(), Fault> {
        if self.take(expected) { Ok(()) } else { fault(format!("invalid here, expected `{expected}`"), self.at) }
    }

    /// The letters that follow and are all of a kind.
    #[inline(never)]
    fn run(&mut self, of: fn(u8) -> bool) -> &'i str {
        let start = self.at;
        while self.next().is_some_and(of) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub fn blanks(&mut self) {
        self.run(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// True, false or a number, or what stands in their place.
    pub fn word(&mut self) -> &'i str {
        self.run(|byte| byte.is_ascii_alphanumeric() || b"+-_.:".contains(&byte))
    }

    fn line_end(&mut self) -> bool {
        self.take("\n") || self.take("\r\n")
    }

    fn comment(&mut self) {
        self.blanks();
        if self.next() == Some(b'#') {
            self.run(shown);
        }
    }

    /// To what comes next, over line ends and comments.
    pub fn lines(&mut self) {
        self.comment();
        while self.line_end() {
            self.comment();
        }
    }

    pub fn end_of_line(&mut self) -> Result<(), Fault> {
        self.comment();
        if self.line_end() || self.next().is_none() { Ok(()) } else { fault("invalid here, expected the end of the line", self.at) }
    }

    pub fn key(&mut self) -> Result<String, Fault> {
        if let Some(quote @ (b'"' | b'\'')) = self.next() {
            self.at += 1;
            return self.quoted(quote, false);
        }
        match self.run(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
            "" => fault("invalid here, expected a key", self.at),
            key => Ok(key.to_string()),
        }
    }

    /// A text on one line, or between three marks on several, whose first line end does not count.
    pub fn text(&mut self, quote: u8) -> Result<String, Fault> {
        let long = self.take(if quote == b'"' { "\"\"\"" } else { "'''" });
        if long {
            self.line_end();
        } else {
            self.at += 1;
        }
        self.quoted(quote, long)
    }

    fn quoted(&mut self, quote: u8, long: bool) -> Result<String, Fault> {
        let mut found = Vec::new();
        loop {
            let at = self.at;
            match self.next() {
                Some(byte) if byte == quote => {
                    // Up to two marks may stand before the three that end a long text.
                    let marks = self.text.as_bytes()[at..].iter().take(if long { 5 } else { 1 }).take_while(|byte| **byte == quote).count();
                    self.at += marks;
                    let closing = if long { 3 } else { 1 };
                    found.extend(std::iter::repeat_n(quote, if marks < closing { marks } else { marks - closing }));
                    if marks >= closing {
                        return String::from_utf8(found).or_else(|_| fault("invalid text", at));
                    }
                }
                Some(b'\\') if quote == b'"' => {
                    self.at += 1;
                    self.escape(long, &mut found)?;
                }
                Some(byte) if shown(byte) => {
                    self.at += 1;
                    found.push(byte);
                }
                _ if long && self.line_end() => found.extend(&self.text.as_bytes()[at..self.at]),
                _ => return fault(format!("invalid text, expected `{}` at its end", char::from(quote)), at),
            }
        }
    }

    /// What stands after a backslash. At the end of a line it joins the next one to it.
    fn escape(&mut self, long: bool, found: &mut Vec<u8>) -> Result<(), Fault> {
        let at = self.at;
        if long {
            self.blanks();
            if self.line_end() {
                self.blanks();
                while self.line_end() {
                    self.blanks();
                }
                return Ok(());
            }
            self.at = at;
        }
        let plain = match self.next() {
            Some(byte @ (b'"' | b'\\')) => byte,
            Some(b'n') => b'\n',
            Some(b't') => b'\t',
            Some(b'r') => b'\r',
            _ => return fault(r#"invalid text, expected one of \" \\ \n \r \t after the backslash"#, at),
        };
        self.at += 1;
        found.push(plain);
        Ok(())
    }
}

/// What may stand in a comment or a text: all but control characters.
fn shown(byte: u8) -> bool {
    byte == b'\t' || (byte >= b' ' && byte != 0x7f)
}
