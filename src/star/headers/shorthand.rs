//! Headers as databases write them: `fct_deal_amount`, `close_dt`, `is_won_flag`,
//! `cust_id`, `mrr_usd_monthly`, `nps_score_0_10`.

/// Short words, and what they stand for.
const SHORT: [(&str, &str); 26] = [
    ("acct", "account"),
    ("amt", "amount"),
    ("cat", "category"),
    ("cust", "customer"),
    ("dt", "date"),
    ("dte", "date"),
    ("dttm", "date"),
    ("emp", "employee"),
    ("fk", "id"),
    ("inv", "invoice"),
    ("key", "id"),
    ("nbr", "number"),
    ("nm", "name"),
    ("num", "number"),
    ("opp", "opportunity"),
    ("ord", "order"),
    ("org", "organization"),
    ("pk", "id"),
    ("prob", "probability"),
    ("prod", "product"),
    ("qty", "quantity"),
    ("rgn", "region"),
    ("sk", "id"),
    ("sub", "subscription"),
    ("ts", "date"),
    ("val", "value"),
];

/// Words for kinds of tables, of values and currencies, which say nothing of what a column means.
const SAYS_NOTHING: [&str; 31] = [
    "cd", "fct", "fact", "dim", "stg", "src", "raw", "tbl", "vw", "flag", "flg", "ind", "yn", "bool", "utc", "local", "pct", "perc",
    "percent", "usd", "eur", "gbp", "chf", "jpy", "cny", "aud", "cad", "sek", "nok", "dkk", "inr",
];

/// Amounts whose name says for how long they are, so that the word need not say it again.
const PER_PERIOD: [(&str, &str); 4] = [("mrr", "monthly"), ("mrr", "month"), ("arr", "annual"), ("arr", "yearly")];

/// The words that a shorthand stands for; `None` if the name is none.
pub fn longhand(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(['_', ' ', '.']).filter(|word| !word.is_empty()).collect();
    if !name.is_ascii() || words.len() < 2 {
        return None;
    }
    let is_said = |word: &str| PER_PERIOD.iter().any(|(amount, period)| word == *period && words.contains(amount));
    // The ends of a scale: `score_0_10`.
    let is_end = |word: &str| words.contains(&"score") && word.bytes().all(|byte| byte.is_ascii_digit());
    let kept = words.iter().filter(|word| !SAYS_NOTHING.contains(word) && !is_said(word) && !is_end(word));
    let meant: Vec<&str> = kept.map(|word| SHORT.iter().find(|(short, _)| short == word).map_or(*word, |(_, long)| *long)).collect();
    (!meant.is_empty() && meant != words).then(|| meant.join(" "))
}

#[cfg(test)]
mod tests {
    use super::longhand;

    #[test]
    fn databases_write_shorthand() {
        let cases = [
            ("fct_deal_amount", Some("deal amount")),
            ("close_dt", Some("close date")),
            ("is_won_flag", Some("is won")),
            ("cust_id", Some("customer id")),
            ("mrr_usd_monthly", Some("mrr")),
            ("amount_monthly", None),
            ("nps_score_0_10", Some("nps score")),
            ("deal_sk", Some("deal id")),
            ("betrag_eur", Some("betrag")),
            ("Close Date", None),
            ("amt", None),
            ("dim_flag", None),
            ("créé_dt", None),
        ];
        for (name, expected) in cases {
            assert_eq!(longhand(name).as_deref(), expected, "{name}");
        }
    }
}
