//! Which steps complete which dataset, in their order.

use crate::sales::schema::Dataset;
use crate::star::derive::draft::Step;
use crate::star::derive::{
    activities, again, dates, deals, documents, kinds, leads, lines, money, names, orders, paid, rates, records, subscriptions, sums,
    surveys, targets,
};

/// The steps for the rows of each file.
pub fn of_file(dataset: Dataset) -> &'static [Step] {
    match dataset {
        Dataset::Deals => &[
            deals::owner_of_parts,
            deals::amount_of_parts,
            money::in_cents,
            money::converted,
            money::annualised,
            money::expected,
            deals::outcome,
            deals::omitted,
            deals::never_earned,
            deals::close,
            kinds::of_deals,
            kinds::to_customers,
            dates::backwards,
            dates::undated,
            dates::unclosed,
        ],
        Dataset::Orders => &[
            lines::carried_down,
            paid::net,
            paid::refunded_or_not,
            orders::refunded_of,
            paid::refunded,
            money::at_own_rate,
            money::converted,
            lines::own_amounts,
            lines::order_totals,
            orders::amount,
            documents::kinds,
            orders::no_sales,
            orders::cost,
            orders::given_back,
            paid::discounts,
            dates::undated,
        ],
        Dataset::Subscriptions => &[
            subscriptions::notices,
            subscriptions::trials,
            subscriptions::by_status,
            subscriptions::by_interval,
            subscriptions::worth_of_ended,
            subscriptions::recurring,
            dates::backwards,
            dates::undated,
        ],
        Dataset::Accounts => &[names::name, subscriptions::by_status, dates::backwards],
        Dataset::Products | Dataset::People | Dataset::Campaigns => &[names::name, dates::backwards],
        Dataset::Leads => &[
            leads::became,
            kinds::of_leads,
            leads::void,
            leads::reached,
            leads::contacted,
            leads::replied,
            dates::backwards,
            dates::undated,
        ],
        Dataset::Activities => &[
            kinds::of_activities,
            activities::booked,
            activities::outcomes,
            activities::connected,
            activities::planned,
            activities::missed,
            dates::undated,
        ],
        Dataset::Spend => &[kinds::of_spend, dates::undated],
        Dataset::Surveys => &[kinds::of_surveys, surveys::in_range, surveys::in_fifths, dates::undated],
        Dataset::StageHistory | Dataset::Prices | Dataset::TimeLog => &[dates::undated],
        Dataset::Targets => &[targets::period_of_parts],
        Dataset::Rates => &[rates::pairs],
        Dataset::StageVisits => &[],
    }
}

/// The steps for the rows of all files together, for what no file can tell alone.
pub fn of_dataset(dataset: Dataset) -> &'static [Step] {
    match dataset {
        Dataset::Deals => &[again::snapshots, records::deals, again::deals, records::twice, deals::without_void, deals::first_of_account],
        Dataset::Leads => &[records::without_deleted, records::latest_of_id, again::leads, documents::without_void],
        Dataset::Subscriptions => &[records::without_deleted, records::latest_of_id, documents::without_void],
        Dataset::Accounts | Dataset::People => &[records::without_deleted, records::latest_of_id],
        Dataset::Targets => &[targets::dates, again::targets, records::copies, sums::without_sums],
        Dataset::Orders => &[
            records::without_deleted,
            records::latest_of_order,
            again::orders,
            records::copies,
            records::twice,
            documents::without_void,
            orders::below_zero_is_none,
        ],
        Dataset::Spend => &[again::spend, records::copies],
        Dataset::Activities => &[records::without_deleted, records::latest_of_id, documents::without_void],
        Dataset::Rates | Dataset::StageVisits => &[],
        Dataset::Products | Dataset::StageHistory | Dataset::Prices | Dataset::Surveys | Dataset::TimeLog | Dataset::Campaigns => {
            &[records::without_deleted, records::copies]
        }
    }
}
