//! Reads a formula's text into its tree: recursive descent, loosest first.
//!
//! ```text
//! or         = and ("or" and)*
//! and        = not ("and" not)*
//! not        = "not" not | comparison
//! comparison = sum (("=" | "!=" | "<" | "<=" | ">" | ">=") sum | "is" ["not"] "empty")?
//! sum        = product (("+" | "-") product)*
//! product    = unary (("*" | "/") unary)*
//! unary      = "-" unary | primary
//! primary    = number ["%"] | text | date | $parameter | field | "period." ("start" | "end" | "whole_end")
//!            | aggregate | "share(" name "with" or ")" | "overall(" or ("," name)* ")" | function "(" or ("," or)* ")" | "(" or ")"
//! aggregate  = "count(" (source | name "with" or) ")" | op "(" [number ["%"] ","] or ("of" source | "over" members) ")"
//! members    = name ["with" or]
//! source     = dataset ["where" or] ["by" field [".." field]]
//! field      = name ("." name)*
//! ```

use crate::kpi::formula::ast::{
    Aggregate, AggregateOp, BinaryOp, By, Endpoint, Expr, ExprKind, Function, Literal, Members, MembersOp, Span, Word,
};
use crate::kpi::formula::error::{Expected, FormulaError, FormulaErrorKind, NameKind};
use crate::kpi::formula::token::{Token, tokens};
use crate::kpi::nearest::nearest;

/// Words that cannot be names.
pub const KEYWORDS: [&str; 10] = ["where", "by", "of", "over", "and", "or", "not", "is", "empty", "with"];

/// Parts inside one another; the parser and all that walks a tree recurse this deep.
const DEEPEST: usize = 60;
/// Parts in a row (`a + b + …`) also nest to the left.
const MOST_PARTS: usize = 400;

/// The tree of a formula.
///
/// # Errors
/// The first thing that does not fit the grammar, with its place.
pub fn parse(text: &str) -> Result<Expr, FormulaError> {
    let end = Span { start: text.len(), end: text.len() };
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0, parts: 0, end };
    let expr = parser.or()?;
    match parser.peek() {
        None => Ok(expr),
        Some(_) => Err(parser.unexpected(Expected::End)),
    }
}

struct Parser {
    tokens: Vec<(Token, Span)>,
    at: usize,
    depth: usize,
    parts: usize,
    end: Span,
}

type Parsed = Result<Expr, FormulaError>;

impl Parser {
    fn or(&mut self) -> Parsed {
        self.deeper(|parser| {
            let mut left = parser.and()?;
            while parser.takes_word("or") {
                left = parser.binary(BinaryOp::Or, left, Parser::and)?;
            }
            Ok(left)
        })
    }

    fn and(&mut self) -> Parsed {
        let mut left = self.not()?;
        while self.takes_word("and") {
            left = self.binary(BinaryOp::And, left, Parser::not)?;
        }
        Ok(left)
    }

    fn not(&mut self) -> Parsed {
        let start = self.span();
        if !self.takes_word("not") {
            return self.comparison();
        }
        let value = self.deeper(Parser::not)?;
        Ok(Expr { span: start.to(value.span), kind: ExprKind::Not(Box::new(value)) })
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        if self.takes_word("is") {
            let negated = self.takes_word("not");
            let end = self.span();
            return match self.takes_word("empty") {
                true => Ok(Expr { span: left.span.to(end), kind: ExprKind::IsEmpty { value: Box::new(left), negated } }),
                false => Err(self.unexpected(Expected::Symbol("empty".to_owned()))),
            };
        }
        let ops = [BinaryOp::Equal, BinaryOp::NotEqual, BinaryOp::Less, BinaryOp::LessOrEqual, BinaryOp::Greater, BinaryOp::GreaterOrEqual];
        match ops.into_iter().find(|op| self.takes(op.symbol())) {
            Some(op) => self.binary(op, left, Parser::sum),
            None => Ok(left),
        }
    }

    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        while let Some(op) = [BinaryOp::Add, BinaryOp::Subtract].into_iter().find(|op| self.takes(op.symbol())) {
            left = self.binary(op, left, Parser::product)?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Parsed {
        let mut left = self.unary()?;
        while let Some(op) = [BinaryOp::Multiply, BinaryOp::Divide].into_iter().find(|op| self.takes(op.symbol())) {
            left = self.binary(op, left, Parser::unary)?;
        }
        Ok(left)
    }

    fn unary(&mut self) -> Parsed {
        let start = self.span();
        if !self.takes("-") {
            return self.primary();
        }
        let value = self.deeper(Parser::unary)?;
        Ok(Expr { span: start.to(value.span), kind: ExprKind::Negate(Box::new(value)) })
    }

    fn primary(&mut self) -> Parsed {
        let span = self.span();
        let Some(token) = self.peek().cloned() else {
            return Err(self.unexpected(Expected::Value));
        };
        match token {
            Token::Number { .. } => {
                let literal = self.literal()?;
                Ok(Expr { span: span.to(self.span_before()), kind: ExprKind::Number(literal) })
            }
            Token::Text(text) => Ok(self.leaf(ExprKind::Text(text))),
            Token::Date(day) => Ok(self.leaf(ExprKind::Date(day))),
            Token::Parameter(name) => Ok(self.leaf(ExprKind::Parameter(name))),
            Token::Symbol("(") => {
                self.at += 1;
                let inner = self.or()?;
                self.must_take(")")?;
                Ok(inner)
            }
            Token::Name(name) if !KEYWORDS.contains(&name.as_str()) => {
                self.at += 1;
                self.named(name, span)
            }
            _ => Err(self.unexpected(Expected::Value)),
        }
    }

    /// A name has been taken: what follows says whether it is called.
    fn named(&mut self, name: String, span: Span) -> Parsed {
        if name == "period" && self.takes(".") {
            let word = |endpoint: &Endpoint| matches!(self.peek(), Some(Token::Name(word)) if word == endpoint.word());
            let Some(endpoint) = Endpoint::ALL.into_iter().find(word) else { return Err(self.unexpected(Expected::Endpoint)) };
            self.at += 1;
            return Ok(Expr { span: span.to(self.span_before()), kind: ExprKind::Endpoint(endpoint) });
        }
        if !self.takes("(") {
            let path = self.path(Word { span, text: name })?;
            return Ok(Expr { span: path.span, kind: ExprKind::Name(path.text) });
        }
        let kind = if let Some(op) = AggregateOp::ALL.into_iter().find(|op| op.word() == name) {
            self.aggregate(op)?
        } else if name == "share" {
            let members = self.word()?;
            if !self.takes_word("with") {
                return Err(self.unexpected(Expected::Symbol("with".to_owned())));
            }
            let condition = Some(self.or()?);
            ExprKind::Members(Box::new(Members { op: MembersOp::Share, fraction: None, value: None, members, condition }))
        } else if name == "overall" {
            let value = Box::new(self.or()?);
            let mut without = Vec::new();
            while self.takes(",") {
                without.push(self.word()?);
            }
            ExprKind::Overall { value, without }
        } else if let Some(function) = Function::ALL.into_iter().find(|function| function.word() == name) {
            ExprKind::Call(function, self.arguments(function)?)
        } else {
            let known = AggregateOp::ALL
                .into_iter()
                .map(AggregateOp::word)
                .chain(Function::ALL.into_iter().map(Function::word))
                .chain(["share", "overall"]);
            let suggestion = nearest(&name, known);
            return Err(FormulaError { span, kind: FormulaErrorKind::Unknown { what: NameKind::Function, name, suggestion } });
        };
        self.must_take(")")?;
        Ok(Expr { span: span.to(self.span_before()), kind })
    }

    fn aggregate(&mut self, op: AggregateOp) -> Result<ExprKind, FormulaError> {
        let mut fraction = None;
        if matches!(op, AggregateOp::Percentile | AggregateOp::FutureValue) {
            fraction = Some(self.literal()?);
            self.must_take(",")?;
        }
        let (mut value, mut over_members) = (None, false);
        if op != AggregateOp::Count {
            value = Some(self.or()?);
            over_members = self.takes_word("over");
            if !over_members && !self.takes_word("of") {
                return Err(self.unexpected(Expected::Symbol("of".to_owned())));
            }
        }
        let dataset = self.word()?;
        let condition = if (over_members || op == AggregateOp::Count) && self.takes_word("with") { Some(self.or()?) } else { None };
        if over_members || condition.is_some() {
            return Ok(ExprKind::Members(Box::new(Members { op: MembersOp::Of(op), fraction, value, members: dataset, condition })));
        }
        let condition = if self.takes_word("where") { Some(self.or()?) } else { None };
        let by = if self.takes_word("by") {
            let from = self.field()?;
            let to = if self.takes("..") { Some(self.field()?) } else { None };
            Some(By { from, to })
        } else {
            None
        };
        Ok(ExprKind::Aggregate(Box::new(Aggregate { op, fraction, value, dataset, condition, by })))
    }

    fn arguments(&mut self, function: Function) -> Result<Vec<Expr>, FormulaError> {
        let mut arguments = vec![self.or()?];
        while self.takes(",") {
            arguments.push(self.or()?);
        }
        if arguments.len() == function.arguments() || (function.takes_more() && arguments.len() > function.arguments()) {
            return Ok(arguments);
        }
        Err(self.unexpected(Expected::Arguments(function.arguments())))
    }

    fn literal(&mut self) -> Result<Literal, FormulaError> {
        let Some(Token::Number { mantissa, decimals }) = self.peek().cloned() else {
            return Err(self.unexpected(Expected::Number));
        };
        self.at += 1;
        Ok(Literal { mantissa, decimals, percent: self.takes("%") })
    }

    fn word(&mut self) -> Result<Word, FormulaError> {
        let span = self.span();
        match self.peek().cloned() {
            Some(Token::Name(text)) if !KEYWORDS.contains(&text.as_str()) => {
                self.at += 1;
                Ok(Word { span, text })
            }
            _ => Err(self.unexpected(Expected::Name)),
        }
    }

    /// A field, or one of the row that a field refers to: `deal.closed_at`.
    fn field(&mut self) -> Result<Word, FormulaError> {
        let first = self.word()?;
        self.path(first)
    }

    fn path(&mut self, first: Word) -> Result<Word, FormulaError> {
        let mut path = first;
        while self.takes(".") {
            let next = self.word()?;
            path = Word { span: path.span.to(next.span), text: format!("{}.{}", path.text, next.text) };
        }
        Ok(path)
    }

    fn binary(&mut self, op: BinaryOp, left: Expr, next: fn(&mut Parser) -> Parsed) -> Parsed {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            return Err(FormulaError { span: self.span(), kind: FormulaErrorKind::TooLong });
        }
        let right = next(self)?;
        Ok(Expr { span: left.span.to(right.span), kind: ExprKind::Binary(op, Box::new(left), Box::new(right)) })
    }

    fn deeper(&mut self, inner: impl FnOnce(&mut Parser) -> Parsed) -> Parsed {
        if self.depth >= DEEPEST {
            return Err(FormulaError { span: self.span(), kind: FormulaErrorKind::TooDeep });
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    fn leaf(&mut self, kind: ExprKind) -> Expr {
        let span = self.span();
        self.at += 1;
        Expr { span, kind }
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn span(&self) -> Span {
        self.tokens.get(self.at).map_or(self.end, |(_, span)| *span)
    }

    fn span_before(&self) -> Span {
        self.at.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(self.end, |(_, span)| *span)
    }

    fn takes(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Symbol(next)) if *next == symbol);
        self.at += usize::from(found);
        found
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Name(next)) if next == word);
        self.at += usize::from(found);
        found
    }

    fn must_take(&mut self, symbol: &str) -> Result<(), FormulaError> {
        if self.takes(symbol) { Ok(()) } else { Err(self.unexpected(Expected::Symbol(symbol.to_owned()))) }
    }

    fn unexpected(&self, expected: Expected) -> FormulaError {
        let found = match self.peek() {
            None => String::new(),
            Some(Token::Symbol(symbol)) => (*symbol).to_owned(),
            Some(Token::Name(name)) => name.clone(),
            Some(Token::Parameter(name)) => format!("${name}"),
            Some(Token::Text(text)) => format!("\"{text}\""),
            Some(Token::Date(day)) => day.to_string(),
            Some(Token::Number { mantissa, decimals }) => Literal { mantissa: *mantissa, decimals: *decimals, percent: false }.to_string(),
        };
        FormulaError { span: self.span(), kind: FormulaErrorKind::Unexpected { found, expected } }
    }
}
