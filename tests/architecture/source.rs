//! Rust source as far as the rules need it: identifiers, paths and strings with their lines, without comments.

/// A piece of source.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Word(String),
    Text(String),
    PathSeparator,
    Mark(char),
}

/// A piece and the line on which it begins.
pub type Placed = (usize, Token);

/// A path as its segments, from a `use` or from anywhere in the code, and its line. A glob ends in `*`.
#[derive(Debug, PartialEq)]
pub struct Path {
    pub line: usize,
    pub segments: Vec<String>,
    /// Inline modules (`mod tests { … }`) around it.
    pub depth: usize,
}

/// Cuts source into pieces. Comments, numbers, characters and lifetimes are left out.
pub fn tokens(source: &str) -> Vec<Placed> {
    let mut reader = Reader { source: source.chars().collect(), at: 0, line: 1 };
    let mut found = Vec::new();
    while let Some(next) = reader.peek(0) {
        let line = reader.line;
        match (next, reader.peek(1)) {
            ('/', Some('/')) => reader.skip_while(|next| next != '\n'),
            ('/', Some('*')) => reader.skip_block_comment(),
            ('"', _) => found.push((line, Token::Text(reader.text()))),
            ('\'', _) => reader.skip_character_or_lifetime(),
            (':', Some(':')) => {
                reader.skip(2);
                found.push((line, Token::PathSeparator));
            }
            _ if next.is_ascii_digit() => reader.skip_while(|next| next.is_alphanumeric() || next == '_'),
            _ if next.is_alphabetic() || next == '_' => {
                let token = reader.word_or_text();
                found.push((line, token));
            }
            _ => {
                reader.skip(1);
                if !next.is_whitespace() {
                    found.push((line, Token::Mark(next)));
                }
            }
        }
    }
    found
}

struct Reader {
    source: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.source.get(self.at + ahead).copied()
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.line += usize::from(self.peek(0) == Some('\n'));
            self.at += 1;
        }
    }

    fn skip_while(&mut self, goes_on: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&goes_on) {
            self.skip(1);
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        while let Some(next) = self.peek(0) {
            match (next, self.peek(1)) {
                ('/', Some('*')) => (depth += 1, self.skip(2)).1,
                ('*', Some('/')) => (depth -= 1, self.skip(2)).1,
                _ => self.skip(1),
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// A string without a prefix, from its opening quote.
    fn text(&mut self) -> String {
        self.skip(1);
        let mut text = String::new();
        while let Some(next) = self.peek(0).filter(|&next| next != '"') {
            text.push(next);
            if next == '\\' {
                text.extend(self.peek(1));
                self.skip(1);
            }
            self.skip(1);
        }
        self.skip(1);
        text
    }

    /// A raw string, from its opening quote, with so many `#` around it.
    fn raw_text(&mut self, hashes: usize) -> String {
        self.skip(1);
        let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        let mut text = String::new();
        while let Some(next) = self.peek(0).filter(|_| !self.source[self.at..].starts_with(&end)) {
            text.push(next);
            self.skip(1);
        }
        self.skip(end.len());
        text
    }

    fn word_or_text(&mut self) -> Token {
        let mut word = String::new();
        while let Some(next) = self.peek(0).filter(|next| next.is_alphanumeric() || *next == '_') {
            word.push(next);
            self.skip(1);
        }
        let hashes = (0..).take_while(|&ahead| self.peek(ahead) == Some('#')).count();
        match (word.as_str(), self.peek(hashes)) {
            ("r" | "br" | "cr", Some('"')) => {
                self.skip(hashes);
                Token::Text(self.raw_text(hashes))
            }
            ("b" | "c", Some('"')) if hashes == 0 => Token::Text(self.text()),
            ("r", Some(next)) if hashes == 1 && (next.is_alphabetic() || next == '_') => {
                self.skip(1);
                self.word_or_text()
            }
            _ => Token::Word(word),
        }
    }

    fn skip_character_or_lifetime(&mut self) {
        self.skip(1);
        match (self.peek(0), self.peek(1)) {
            (Some('\\'), _) => {
                self.skip(2);
                self.skip_while(|next| next != '\'');
                self.skip(1);
            }
            (Some(_), Some('\'')) => self.skip(2),
            _ => self.skip_while(|next| next.is_alphanumeric() || next == '_'),
        }
    }
}

/// Words that a path from the root (`::std::…`) may follow without being part of it.
const KEYWORDS: [&str; 14] =
    ["as", "dyn", "else", "for", "if", "impl", "in", "let", "match", "move", "mut", "return", "use", "where"];

/// Every path with at least two segments or a group, wherever it stands.
pub fn paths(tokens: &[Placed]) -> Vec<Path> {
    let mut found = Vec::new();
    // For each open brace, whether an inline module began there.
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some((_, token)) = tokens.get(at) {
        match token {
            Token::Mark('{') => {
                let is_module = matches!(
                    tokens.get(at.saturating_sub(2)..at),
                    Some([(_, Token::Word(keyword)), (_, Token::Word(_))]) if keyword == "mod"
                );
                braces.push(is_module);
                at += 1;
            }
            Token::Mark('}') => {
                braces.pop();
                at += 1;
            }
            Token::Word(word) if KEYWORDS.contains(&word.as_str()) => at += 1,
            Token::Word(_) | Token::PathSeparator => {
                let depth = braces.iter().filter(|&&is_module| is_module).count();
                at = read_path(tokens, at, &[], depth, &mut found);
            }
            _ => at += 1,
        }
    }
    found.retain(|path| path.segments.len() > 1);
    found
}

/// Reads one path from `at` and gives the place behind it.
fn read_path(
    tokens: &[Placed],
    mut at: usize,
    prefix: &[String],
    depth: usize,
    found: &mut Vec<Path>,
) -> usize {
    let mut segments = prefix.to_vec();
    let line = tokens.get(at).map_or(0, |(line, _)| *line);
    at += usize::from(matches!(tokens.get(at), Some((_, Token::PathSeparator))));
    loop {
        match tokens.get(at) {
            Some((_, Token::Word(word))) => segments.push(word.clone()),
            Some((_, Token::Mark('*'))) if !segments.is_empty() => segments.push("*".to_owned()),
            Some((_, Token::Mark('{'))) if !segments.is_empty() => {
                return read_group(tokens, at + 1, &segments, depth, found);
            }
            _ => break,
        }
        at += 1;
        if !matches!(tokens.get(at), Some((_, Token::PathSeparator))) {
            break;
        }
        at += 1;
    }
    found.push(Path { line, segments, depth });
    at
}

fn read_group(
    tokens: &[Placed],
    mut at: usize,
    prefix: &[String],
    depth: usize,
    found: &mut Vec<Path>,
) -> usize {
    while let Some((line, token)) = tokens.get(at) {
        match token {
            Token::Mark('}') => return at + 1,
            Token::Mark('*') => {
                let segments = [prefix, &["*".to_owned()]].concat();
                found.push(Path { line: *line, segments, depth });
                at += 1;
            }
            Token::Word(_) | Token::PathSeparator => at = read_path(tokens, at, prefix, depth, found),
            _ => at += 1,
        }
    }
    at
}
