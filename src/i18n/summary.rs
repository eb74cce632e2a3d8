//! What happened, in a sentence or two.

use crate::i18n::change::Trend;
use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::kpi::listed::Better;
use crate::state::pages::summary::{Mover, Summary};
use crate::state::settings::Language;

impl Words {
    /// `Revenue in Q2 2024: $1.77M, 13.8% above Q1 2024, 98.6% of target. Win rate fell from 51.0% to 45.0%.`
    pub fn summary(&self, summary: &Summary) -> String {
        let Summary { kpi, now, before, period, compared, attainment, mover } = summary;
        let args = Args::none().text("kpi", self.kpi(kpi)).text("value", self.short(*now));
        let first = match period {
            Some(period) => self.say_with("summary-now", &args.text("period", self.period(*period))),
            None => self.say_with("summary-now-all", &args),
        };
        let against = before.zip(*compared).and_then(|(before, compared)| {
            let change = self.change(*now, before, Better::Neither);
            let id = match change.trend {
                Trend::Rose => "summary-above",
                Trend::Fell => "summary-below",
                Trend::Stayed => "summary-same",
            };
            // From zero no share can be told.
            let amount = change.amount.or_else(|| (change.trend == Trend::Stayed).then(String::new))?;
            Some(self.say_with(id, &Args::none().text("change", amount).text("compared", self.period(compared))))
        });
        let target = attainment.map(|share| self.say_with("summary-target", &Args::none().text("share", self.short(share))));
        let (comma, stop) = self.marks();
        let sentence = [Some(first), against, target].into_iter().flatten().collect::<Vec<_>>().join(comma);
        let sentences = [Some(sentence), mover.as_ref().map(|mover| self.moved(mover))];
        let sentences = sentences.into_iter().flatten().map(|sentence| sentence + stop);
        sentences.collect::<String>().trim_end().to_owned()
    }

    /// What stands between parts of a sentence, and behind it. As messages with the parts in
    /// them they would be set apart from each other, and lose the direction of the line.
    fn marks(&self) -> (&'static str, &'static str) {
        match self.language() {
            Language::English => (", ", ". "),
            Language::SimplifiedChinese | Language::TraditionalChinese => ("，", "。"),
            Language::Persian => ("، ", ". "),
        }
    }

    fn moved(&self, Mover { kpi, now, before }: &Mover) -> String {
        let id = if now.number() > before.number() { "summary-rose" } else { "summary-fell" };
        self.say_with(id, &Args::none().text("kpi", self.kpi(kpi)).text("before", self.short(*before)).text("now", self.short(*now)))
    }
}
