//! What rows mean: small files that are easily read for what they are not, and
//! the figures that are right. The files are invented; each stands for a kind.

use std::path::Path;

use serde_json::Value;

/// Run in this process, so that word lists are read once for all files.
#[allow(dead_code, reason = "the example prints what is looked at here")]
#[path = "../../examples/report.rs"]
pub mod example;

/// Files, joined by ` + `; options; and what the report must say: `kpi number`,
/// `kpi reason` where it is unavailable, `kpi@member number` of the breakdown, and
/// `!code count` for problems whose counts add up to that.
type Case<'a> = (&'a str, &'a str, &'a str);

/// Whether a deal is won, lost, open, or none at all.
const OUTCOMES: &[Case] = &[
    ("zoho-spanish", "--by account", "won_amount 10000; sales_cycle 15; won_amount@Hotel Miramar 1550"),
    ("auftrag-abschluss", "", "won_amount 20000; lost_deals 1"),
    // Nobody sells what was lost: these are deals, whatever their columns are called. Who is named twice may
    // have bought twice.
    (
        "kunden-datum-status",
        "--period 2026-01-01..2026-04-01",
        "won_deals 4; lost_deals 1; win_rate 0.8; won_amount 4400; open_pipeline 3000; !duplicate_record 1",
    ),
    ("stand-der-dinge", "", "won_amount 13250.5; lost_deals 1"),
    ("status-and-outcome", "", "won_deals 2; lost_deals 1; open_deals 1; won_amount 300; win_rate 0.666667; !contradiction 0"),
    ("odoo-lost-archived", "", "won_deals 2; lost_deals 2; win_rate 0.5; open_deals 2; lost_amount 7000"),
    (
        "pipedrive-deleted",
        "",
        "won_deals 2; lost_deals 1; win_rate 0.666667; open_deals 1; open_pipeline 180; new_opportunities 4; !void_row 2",
    ),
    ("sf-isdeleted", "", "won_deals 1; lost_deals 1; won_amount 100; open_deals 1; win_rate 0.5; !void_row 2"),
    (
        "unknown-stages",
        "",
        "won_deals unknown_texts; win_rate unknown_texts; open_deals unknown_texts; new_opportunities 3; !unknown_status 3",
    ),
    (
        "kinds + kinds--accounts",
        "--period 2024-01-01..2024-04-01",
        "upsell_rate 0.5; cross_sell_rate 0.5; expansion_share 0.75; !unknown_kind 0",
    ),
    ("unknown-kinds + kinds--accounts", "--period 2024-01-01..2024-04-01", "upsell_rate unknown_texts; won_deals 2; !unknown_kind 1"),
    ("dynamics", "", "won_deals 1; won_amount 1200; lost_deals 2; open_deals 1; open_pipeline 4000; win_rate 0.333333"),
    ("dynamics-french", "", "won_deals 1; won_amount 1150; lost_amount 800; open_pipeline 2400; weighted_pipeline 1200; sales_cycle 26"),
    ("pipedrive-eur", "", "won_deals 2; lost_deals 1; open_deals 1; won_amount 1500; sales_cycle 25; win_rate 0.666667"),
    ("sf-german", "", "won_deals 2; lost_deals 1; open_deals 1; won_amount 20000.5; weighted_pipeline 5400; sales_cycle 59"),
    ("zoho-italian", "", "won_deals 2; lost_deals 1; open_deals 1; won_amount 1500.5; open_pipeline 2000"),
    ("chinese-deals", "", "won_deals 1; lost_deals 1; open_deals 1; won_amount 125000; open_pipeline 80000"),
    ("persian-deals", "", "won_deals 1; lost_deals 1; open_deals 1; won_amount 12500000; open_pipeline 7000000; sales_cycle 30"),
    ("lost-by-reason", "", "won_deals 1; lost_deals 1; open_deals 1; won_amount 100"),
    ("closed-probability", "", "won_deals 1; lost_deals 1; open_deals 1; won_amount 100; lost_amount 50"),
    ("deals-archived", "", "won_deals 1; won_amount 100; lost_deals 1; open_deals 0"),
    ("deals-stage-duplicate", "", "won_deals 2; won_amount 150; lost_deals 1; open_deals 0; win_rate 0.666667"),
    ("won-lost-dates", "", "won_deals 1; lost_deals 1; open_deals 1; won_amount 100; sales_cycle 45"),
    ("existing-business", "", "won_amount 300; upsell_rate unknown_texts"),
    ("won-date-beside-close", "", "won_deals 1; sales_cycle 40; lost_deals 1; open_deals 1"),
    ("won-date-beside-close", "--period 2025-05-01..2025-06-01", "won_amount 100; lost_amount 50"),
    ("renewed-stage", "", "won_deals 2; won_amount 150; open_deals 1; open_pipeline 70; !unknown_status 0"),
    ("deals-decided", "--period 2025-01-01..2025-02-01", "won_amount 120; sales_cycle 20; lost_deals 0"),
    // What was planned is not when it was done; a deal may be lost and taken up again.
    ("deals-omitted", "", "open_deals 1; open_pipeline 40; lost_deals 1; won_deals 1; !void_row 1"),
    ("deals-completed", "", "won_deals 2; sales_cycle 15; open_deals 1"),
    ("deals-completed", "--period 2025-06-01..2025-07-01", "won_amount 0"),
    ("deals-reopened", "", "won_deals 1; lost_deals 1; sales_cycle 30"),
    ("deals-dutch", "--period 2025-02-01..2025-03-01", "won_amount 1500; lost_amount 900.5; sales_cycle 30; open_deals 1"),
];

/// Which rows are the same record.
const RECORDS: &[Case] = &[
    (
        "overlapping-exports + overlapping-exports--february",
        "",
        "won_deals 3; won_amount 620; lost_deals 1; win_rate 0.75; open_deals 0; new_opportunities 4; !duplicate_record 3",
    ),
    (
        "same-deal-january + same-deal-february",
        "",
        "new_opportunities 4; won_deals 3; won_amount 155; lost_deals 1; open_deals 0; !duplicate_record 2",
    ),
    (
        "sf-opportunity-products",
        "",
        "won_deals 2; lost_deals 3; won_amount 1300; win_rate 0.4; average_deal_size 650; lost_amount 1600; open_deals 1; \
         open_pipeline 900; new_opportunities 6; !duplicate_record 2",
    ),
    ("lines-with-own-amounts", "", "won_deals 2; won_amount 700; lost_amount 50; median_deal_size 350; !duplicate_record 2"),
    ("stage-rows", "", "won_deals 1; won_amount 100; open_deals 1; open_pipeline 80; new_opportunities 2; !duplicate_record 3"),
    ("splits", "", "won_deals 2; won_amount 1500; average_deal_size 750; !duplicate_record 1"),
    // People have their shares, and a deal counts once.
    (
        "splits",
        "--by owner",
        "won_deals 2; won_amount 1500; median_deal_size 750; won_amount@Ida Brandt 600; won_amount@Per Lund 900; won_deals@Per Lund 2",
    ),
    ("splits", "--filter owner=Per+Lund", "won_amount 900; won_deals 2; average_deal_size 450"),
    (
        "splits-apart",
        "--by owner",
        "won_deals 2; won_amount 1500; open_deals 1; open_pipeline 90; won_amount@Ida Brandt 600; open_pipeline@Per Lund 45; \
         average_deal_size 750",
    ),
    (
        "splits-by-share",
        "--by owner",
        "won_deals 2; lost_deals 1; win_rate 0.666667; won_amount 170; won_amount@Ida Brandt 33.3; won_amount@Per Lund 66.7; \
         sales_cycle 32",
    ),
    ("splits-by-share", "--period 2024-01-01..2024-02-01 --grain month", "won_amount 100; won_deals 1"),
    ("split-owners", "--by owner", "won_deals 2; won_amount 1500; won_amount@Ida Brandt 600; won_amount@Per Lund 900"),
    // Two deals of one name are two.
    ("splits-without-ids", "--by owner", "won_deals 3; won_amount 1570; won_amount@Ida 500; won_amount@Per 1000; won_amount@Lea 70"),
    ("line-items", "--by product", "won_deals 2; won_amount 350; won_amount@Pump 200; won_amount@Seal 150"),
    // Shares that are none of one whole say nothing of whose the amount is.
    ("splits-overlay", "--by owner", "won_deals 2; won_amount 140; !duplicate_record 1"),
    // What is credited on top of the whole is no part of it.
    ("splits-with-overlay", "--by owner", "won_deals 2; won_amount 1300; won_amount@Ida Brandt 630; won_amount@Per Lund 670; !void_row 2"),
    (
        "sf-products-by-line",
        "--by product",
        "won_deals 2; won_amount 350; lost_amount 80; win_rate 0.666667; won_amount@Pump 200; won_amount@Seal 150; lost_amount@Seal 20; \
         revenue@Pump 200",
    ),
    ("sf-products-by-line", "--by owner", "won_deals@Ida 1; won_amount@Ida 300; lost_deals@Per 1"),
    ("sf-products-by-line", "--filter product=Seal", "won_amount 150; won_deals 2; lost_amount 20"),
    ("two-companies", "", "won_deals 1; won_amount 100; lost_deals 1; !duplicate_record 1"),
    ("modified-first", "", "won_deals 1; won_amount 120; open_deals 1; open_pipeline 50; !duplicate_record 1"),
    ("shared-number", "", "won_deals 2; won_amount 150; !duplicate_record 1"),
    ("no-ids + no-ids--again", "", "won_deals 3; won_amount 150; lost_deals 1; !duplicate_record 2"),
    ("no-ids", "", "won_deals 2; won_amount 140; lost_deals 1; !duplicate_record 0"),
    // Of an order that was modified between two exports, the lines as they were last.
    ("order-january + order-february", "", "revenue 170; orders 3; !duplicate_record 2"),
    ("case-ids", "", "won_deals 2; won_amount 300; !duplicate_record 1"),
    ("sf-ids-15-18 + sf-ids-15-18--accounts", "--by region", "won_deals 3; won_amount 700; won_amount@West 100; won_amount@East 600"),
    ("id-before-name + id-before-name--accounts", "--by industry", "revenue 111; customers 3; revenue@Retail 100; revenue@Food 11"),
    (
        "owner-address + owner-address--quota",
        "--period 2024-01-01..2024-04-01 --by owner",
        "reps_at_quota 0.5; target_attainment 0.6; target_attainment@Ida Brandt 1; target_attainment@Per Lund 0.5; !spelled_otherwise 2",
    ),
    ("prospects + prospects--accounts", "--period 2024-01-01..2024-04-01", "upsell_rate 0.5"),
    (
        "quota-last-first + quota-last-first--quota",
        "--period 2024-01-01..2024-04-01 --by owner",
        "target_amount 1900; revenue 1850; reps_at_quota 0.666667; target_attainment@Ida Brandt 1.1; target_attainment@Per Lund 1.125; target_attainment@Lea Storm 0.6",
    ),
    ("three-exports + three-exports--feb + three-exports--mar", "", "won_deals 2; won_amount 170; lost_deals 1; open_deals 0"),
    ("stage-entered", "", "won_deals 1; won_amount 100; lost_deals 1; open_deals 0; lost_amount 80"),
    ("ids-leading-zero + ids-leading-zero--customers", "--by region", "won_amount 150; won_amount@West 100; won_amount@East 50"),
    // Exports of two days without ids: of the deals in both, the newer file tells.
    (
        "again-april + again-june",
        "",
        "won_deals 4; won_amount 245; lost_deals 2; open_deals 1; open_pipeline 90; new_opportunities 7; !duplicate_record 3",
    ),
    ("again-june + again-april", "", "won_deals 4; won_amount 245; open_pipeline 90; !duplicate_record 3"),
    ("pipeline-week-1 + pipeline-week-2", "", "won_deals 1; won_amount 80; open_deals 3; open_pipeline 260; !duplicate_record 3"),
    // What is sold anew a year later is another deal.
    ("renewals-2024 + renewals-2025", "", "won_deals 4; won_amount 370; lost_deals 1; open_deals 1; !duplicate_record 0"),
    // One below the other: what is in no later snapshot and was not closed is gone.
    ("snapshots", "", "won_deals 2; won_amount 125; lost_deals 1; open_deals 0; open_pipeline 0; win_rate 0.666667; !duplicate_record 7"),
    ("ids-newest--a-june + ids-newest--b-april", "", "won_deals 1; won_amount 75; open_deals 1; lost_deals 1; !duplicate_record 1"),
    // One address in the files of two programs is one lead; what has not become one is none.
    (
        "leads-form + leads-contacts",
        "",
        "new_leads 5; lead_conversion_rate 0.4; qualified_leads 3; !duplicate_record 4; !not_yet 2; !unknown_kind 0",
    ),
    ("leads-contacts", "", "new_leads 4; lead_conversion_rate 0.5; !not_yet 2"),
    ("leads-form", "", "new_leads 5; !duplicate_record 0"),
    ("leads-form-complete + leads-contacts", "", "new_leads 5; lead_conversion_rate 0.4; !unknown_kind 0"),
    ("leads-merged", "", "new_leads 2; qualified_leads 1; !void_row 2"),
    // A meeting with two guests is one, held again it is another.
    ("activities-by-guest", "", "activities 5; meetings 3; emails 1; calls 1; !duplicate_record 3"),
    // Of an order in two exports, or twice in one, what became of it last.
    ("orders-may + orders-june", "", "revenue 540; orders 4; !duplicate_record 3; !no_sale 1"),
    ("orders-june + orders-may", "", "revenue 540; orders 4"),
    ("orders-twice", "", "revenue 200; orders 3; !duplicate_record 1"),
    // Others with the same numbers, and other lines of the same orders, are none.
    ("till-north + till-south", "", "revenue 70; !duplicate_record 0"),
    ("lines-pumps + lines-seals", "", "revenue 39; orders 2; !duplicate_record 0"),
];

/// Dates that cannot be, or are not there.
const DATES: &[Case] = &[
    ("close-before-created", "", "won_deals 4; sales_cycle 10; !end_before_start 1"),
    ("impossible-cycle", "", "won_deals 2; sales_cycle 40; !end_before_start 1"),
    // One column shows the order of both.
    ("two-digit-years", "", "won_deals 2; won_amount 11500; sales_cycle 37; !end_before_start 0; !ambiguous_dates 0"),
    // What nothing decides is read as files of this language, or of this order of events, are.
    ("day-first-french", "", "won_amount 5000.5; sales_cycle 47; !ambiguous_dates 6"),
    ("day-first-by-turns", "", "won_deals 2; sales_cycle 59; !end_before_start 0; !ambiguous_dates 8"),
    ("weekdays-decide", "--period 2026-03-01..2026-04-01", "won_amount 500; lost_amount 200; !ambiguous_dates 0"),
    ("won-no-close-date-period", "--period 2024-01-01..2024-07-01", "won_deals 2; lost_deals 1; open_deals 1; !undated 2"),
    ("won-no-close-date-period", "", "won_deals 3; win_rate 0.6; !undated 2"),
];

/// For which days targets hold.
const TARGETS: &[Case] = &[
    ("quota-fiscal-years", "--period 2023-04-01..2024-04-01", "target_amount 1098; !fiscal_years 3; !misfit 0"),
    ("quota-fiscal-columns", "--period 2023-04-01..2024-04-01", "target_amount 1098; !fiscal_years 4"),
    ("quota-fiscal-years", "--period 2023-03-01..2023-05-01", "target_amount 121"),
    // Who has a target but no known sales has not reached it.
    (
        "quota-unknown-sales + quota-unknown-sales--quota",
        "--period 2024-01-01..2024-04-01",
        "reps_at_quota 0.333333; target_amount 270; revenue 150",
    ),
    ("quota-annual + quota-annual--d", "--period 2024-01-01..2024-04-01", "target_amount 273; reps_at_quota 0.5"),
    ("quota-weeks", "--period 2024-01-01..2024-01-15", "target_amount 245"),
    ("quota-weeks", "--period 2024-01-01..2024-01-08", "target_amount 70"),
    ("quota-week-starts", "--period 2024-01-01..2024-01-12", "target_amount 150"),
    ("quota-wide + quota-wide--deals", "--period 2024-01-01..2024-04-01", "target_amount 2600"),
    (
        "quota-year-quarter + quota-year-quarter--deals",
        "--period 2024-01-01..2024-04-01",
        "target_amount 1900; revenue 1550; target_attainment 0.815789",
    ),
    (
        "targets-months-across + targets-months-across--deals",
        "--period 2024-01-01..2024-04-01",
        "target_amount 550; won_amount 250; target_attainment 0.454545; reps_at_quota 0.5",
    ),
    // The target of a team is that of its people, not one more.
    (
        "quota-team-row + quota-team-row--deals",
        "--period 2025-01-01..2025-04-01",
        "target_amount 1000; won_amount 750; target_attainment 0.75; !total_row 1",
    ),
    (
        "quota-team-of-its-own + quota-team-row--deals",
        "--period 2025-01-01..2025-04-01",
        "target_amount 1000; reps_at_quota 0.5; !total_row 2",
    ),
    // The year stands in the title alone.
    ("quarters-under-title", "--period 2025-01-01..2025-04-01", "target_amount 190; !misfit 0; !total_row 1"),
    // Sums of regions and of years beside their quarters, in a long list.
    (
        "quota-list-with-sums",
        "--period 2025-01-01..2025-04-01 --by owner",
        "target_amount 1350; target_amount@Ida Brandt 400; !total_row 6",
    ),
    ("quota-list-with-sums", "--period 2025-01-01..2026-01-01 --by region", "target_amount 2700; target_amount@West 2000; !total_row 6"),
    // What customers pay and what people sold by month are no targets.
    ("mrr-by-customer", "", "target_amount no_dataset; !unknown_dataset 2"),
    ("sold-by-month", "", "target_amount no_dataset; !unknown_dataset 2"),
    // What was sold by period stands beside a target, or beside what else was counted.
    ("months-with-leads", "--grain month", "marketing_spend no_dataset; cost_per_lead no_dataset; revenue 12000; revenue@2025-02-01 5000"),
    ("months-with-target", "--grain month", "target_amount 12000; target_attainment 1; target_attainment@2025-01-01 0.875"),
    ("quarters-of-reps", "--by owner", "target_attainment 0.933333; target_attainment@Per 0.8; revenue@Ida 80000"),
    // A manager has the target of the team; one who sells has a small one of their own.
    ("quota-of-manager", "--period 2025-01-01..2025-04-01", "target_amount 1550; !total_row 1"),
    ("targets-fiscal-year + targets-fiscal-year--deals", "--period 2024-01-01..2024-04-01", "target_amount 3000.5"),
    // Months without a year are those of the year in which all was sold.
    ("targets-no-year + targets-no-year--deals", "--period 2025-01-01..2025-04-01", "target_amount 105; !assumed_year 6; !misfit 0"),
    (
        "targets-no-year + targets-no-year--deals-of-two",
        "--period 2025-01-01..2025-04-01",
        "target_amount no_field; deals_to_quota no_field",
    ),
    ("targets-no-year", "", "target_amount 105"),
    ("quota-title-thousands", "--period 2025-01-01..2025-04-01", "target_amount 330000; !other_unit 6"),
    // A target set anew takes the place of the one before; those of two kinds add up.
    ("quota-half + quota-revised", "", "target_amount 760; !duplicate_record 2"),
    ("quota-revised + quota-half", "", "target_amount 760"),
    ("quota-half + quota-half-anew", "", "target_amount 580"),
    ("ads-april + ads-may", "", "marketing_spend 780; !duplicate_record 2"),
    ("quota-licences + quota-services", "", "target_amount 30; !duplicate_record 0"),
    ("quota-half + quota-services-later", "", "target_amount 562; !duplicate_record 0"),
    ("months-and-quarters", "", "target_amount 440; !total_row 3; !misfit 0"),
    // Without a period nothing cuts the target of the month that the sales begin or end in.
    (
        "quota-by-month + quota-by-month--deals",
        "--grain month",
        "target_attainment@2025-02-01 0.75; target_attainment@2025-03-01 0.2; target_amount@2025-01-01 200; target_amount 1100",
    ),
    ("quota-by-month + quota-by-month--deals", "--grain quarter", "target_attainment@2025-01-01 0.363636; target_amount@2025-01-01 1100"),
];

/// What amounts are worth, and in which currency.
const AMOUNTS: &[Case] = &[
    (
        "mixed-currency-cells",
        "",
        "won_deals 4; win_rate 0.8; won_amount mixed_currencies; open_pipeline 700; lost_amount 250; revenue mixed_currencies; !mixed_currencies 6",
    ),
    ("sf-converted", "", "won_deals 3; won_amount 15180.5; win_rate 0.75; lost_amount 5333.6; open_pipeline 1090"),
    ("close-value-period", "", "won_deals 3; lost_deals 1; won_amount 4800; open_pipeline 3600; lost_amount 600"),
    ("actual-amounts-of-lost", "", "won_amount 910; lost_amount 1300; open_pipeline 250; new_opportunity_value 2460"),
    ("expected-revenue-only", "", "won_amount 2000; weighted_pipeline 2800"),
    ("discount-amount", "", "revenue 255"),
    ("discount-money", "", "revenue 255"),
    (
        "shopify-orders",
        "--by product",
        "revenue 150; orders 3; units_sold 9; average_order_value 50; revenue@Mug 30; revenue@Tee 75; revenue@Cap 45",
    ),
    ("hubspot-company-currency", "", "won_deals 2; lost_deals 1; open_deals 1; won_amount 1420; lost_amount 234; open_pipeline 276"),
    ("currency-behind", "", "won_deals 2; won_amount 300; lost_amount 50; open_pipeline 70; win_rate 0.666667"),
    ("currency-mixed-orders", "", "revenue mixed_currencies; orders 3; average_order_value mixed_currencies"),
    ("currency-column-lower", "", "won_amount 350"),
    ("mrr-period", "", "won_amount 3600"),
    ("weighted-hubspot", "", "won_amount 100; open_pipeline 1000; weighted_pipeline 400"),
    ("discount-currency", "", "revenue 35"),
    ("discount-percent", "", "revenue 39"),
    ("vat-net-gross", "", "revenue 800; !net_amounts 2"),
    ("vat-ex-inc", "", "revenue 800"),
    ("vat-ht-ttc", "", "revenue 800"),
    ("vat-gross-alone", "", "revenue 960"),
    ("coupon-invoices", "", "revenue 230; discount_rate 0.233333"),
    ("coupon-untaxed", "", "revenue 180; discount_rate 0.1"),
    ("discounts-of-sizes", "", "revenue 610; discount_rate 0.396040"),
    ("shop-totals", "", "revenue 300; orders 3; !net_amounts 3"),
    // The price of several units on one line.
    ("marketplace-orders", "--by product", "revenue 80; orders 2; units_sold 5; revenue@Pan 20"),
    ("discount-plain-money", "", "revenue 320; discount_rate 0.111111"),
    // A line without a discount has none.
    ("discount-plain-percent", "", "revenue 290; discount_rate 0.033333"),
    // Gross are the amounts before discounts, and no tax is in them.
    ("till-items", "", "revenue -0.9"),
    ("amount-due", "", "revenue 350; orders 2"),
    ("net-and-gross", "", "revenue 300; orders 2"),
    ("refunded-amount", "", "revenue 170; orders 2; !refunded 2; !no_sale 1"),
    ("amount-refunded", "", "revenue 170; !refunded 1"),
    ("base-currency", "", "won_amount 110; lost_amount 50"),
    ("negatives", "", "won_amount 1840"),
    ("order-discounts", "--by product", "revenue 114; orders 2; revenue@Loom 18; revenue@Reed 96; !net_amounts 3; !refunded 2"),
    ("payments-refunded-in-part", "", "revenue 136; orders 3; !refunded 3; !no_sale 1"),
    ("net-and-tax", "", "revenue 340; orders 3; !net_amounts 3"),
    ("tax-inside", "", "revenue 150; orders 2"),
    ("imponibile", "", "revenue 200; orders 2; !net_amounts 2"),
    ("thousands", "", "won_amount 42500; lost_amount 12000; !ambiguous_numbers 0"),
    ("tausender", "", "!ambiguous_numbers 2"),
    ("by-interval", "", "revenue no_dataset; orders no_dataset; !unknown_period 0; !no_sale 1"),
    // The order's total stands on each of its lines, which have no prices.
    ("totals-on-each-line", "", "revenue 175; orders 3; average_order_value 58.333333; units_sold 7; !order_totals 5"),
    ("lines-of-one-price", "", "revenue 50; orders 3; !order_totals 0"),
    ("odoo-lines", "--by product", "revenue 60; orders 2; revenue@Mug 30; revenue@Cap 30; !no_sale 2; !order_totals 5"),
    ("shopify-status", "--by product", "orders 2; units_sold 4; revenue 40; revenue@Mug 20; revenue@Cap 20"),
    ("freshsales-base", "", "won_amount 310; !mixed_currencies 0"),
    ("own-rates", "", "revenue 320; !mixed_currencies 0; !converted 2"),
    // What came off the whole order beside what came off its lines.
    ("shopify-order-discount", "", "revenue 190; discount_rate 0.05"),
    ("meta-ads", "", "marketing_spend 200.5"),
    ("orders-online", "", "revenue 50; units_sold 5; sales_volume no_field"),
    ("amounts-in-cents", "", "won_amount 1200.5; lost_amount 300; open_pipeline 80; !other_unit 3"),
];

/// Which documents are sales.
const DOCUMENTS: &[Case] = &[
    ("backup-orders + backup-quotes + backup-purchases", "", "revenue 1750; orders 3; !not_sales 3; !other_revenue 0"),
    ("backup-orders + backup-invoices + backup-quotes + backup-purchases", "", "revenue 1400; orders 2; !not_sales 3; !other_revenue 3"),
    ("backup-invoices + backup-orders", "--revenue order", "revenue 1750; orders 3; !other_revenue 2"),
    // Of what kind others are nobody says: they count, and that is told.
    ("web-sales + backup-invoices", "", "revenue 1550; !counted_beside 2"),
    ("web-sales", "", "revenue 150; !counted_beside 0"),
    ("backup-orders", "--revenue invoice", "revenue 1750; !other_revenue 0"),
    // What was given back is taken off, in its own month, and is no order.
    (
        "backup-invoices + backup-credits",
        "--by account",
        "revenue 1250; orders 2; average_order_value 625; revenue@Ash Ltd 900; revenue@Bay Inc 350; !given_back 3; !no_sale 1",
    ),
    ("backup-invoices + backup-credits", "--period 2024-03-01..2024-04-01", "revenue -150"),
    ("backup-invoices + backup-credits-below-zero", "", "revenue 1250; orders 2; !given_back 2"),
    ("backup-orders + backup-credits", "", "revenue 1750; !not_sales 3"),
    ("backup-invoices + backup-orders + backup-credits", "--revenue order", "revenue 1750; !not_sales 3; !other_revenue 2"),
    (
        "auftraege + rechnungen + gutschriften",
        "--by product",
        "revenue 330; units_sold 6; orders 2; revenue@Dichtung 30; !given_back 1; !other_revenue 2",
    ),
    // Documents of several kinds one below the other.
    (
        "moves-of-all-kinds",
        "--by owner",
        "revenue 1300; orders 2; customers 2; revenue@Ida 800; revenue@Per 500; !given_back 1; !no_sale 3",
    ),
    (
        "transactions-by-customer",
        "--by account",
        "revenue 1250; orders 2; revenue@Ash Ltd 850; revenue@Bay Inc 400; !given_back 1; !no_sale 3",
    ),
    ("invoice-lines", "--by account", "revenue 450; orders 2; revenue@Ridgeway 200; revenue@Hamlet 250; !given_back 1; !no_sale 2"),
    ("pedidos-estado", "--by owner", "revenue 1400; orders 2; revenue@Luis 1000; !no_sale 3"),
    ("belege", "", "revenue 1300; orders 2; !given_back 1; !no_sale 3"),
    ("settlement", "--by product", "revenue 20; orders 2; revenue@Mug 20; revenue@Tee 0; !given_back 1; !no_sale 2"),
    ("payments-alone", "", "revenue 70; orders 2; !no_sale 2; !given_back 1; !order_status 0"),
    ("shop-lines", "--by product", "revenue 70; orders 2; units_sold 6; revenue@Mug 50; revenue@Tee 20; !no_sale 3"),
    // A list that has those that were lost, and those that are open yet, is one of deals.
    (
        "auftragsliste",
        "--by owner",
        "revenue 32500; revenue@Ott 12500; revenue@Kern 20000; lost_deals 1; open_deals 1; !other_unit 4; !outside_table 3",
    ),
    ("suivi-des-ventes", "--by region", "revenue 25250; revenue@Nord 20500; revenue@Sud 4750"),
    ("order-statuses", "", "revenue 140; orders 3; !order_status 1; !no_sale 2"),
    // A refunded order beside the row that takes it off, and one without such a row.
    ("refunded-twice", "--by account", "revenue 230; revenue@Rita Sol 0; revenue@Ana Fry 90; !no_sale 1"),
    // Customers stand in rows of their own above their sales.
    (
        "sales-by-customer",
        "--by account",
        "revenue 905; orders 3; units_sold 14; revenue@Rowan Farm 420; revenue@Birch & Co 485; !undated 0; !total_row 3",
    ),
    ("siparisler", "", "revenue 1300.5; orders 2; !no_sale 1; !order_status 0"),
    // Numbers of orders that look like months.
    ("ordini", "", "revenue 100.5; orders 2; !no_sale 1"),
    ("zamowienia", "", "revenue 1300.5; orders 2; !no_sale 1; !order_status 0"),
    ("jumun", "--by product", "revenue 1300; units_sold 5; orders 2; revenue@밸브 300; !no_sale 1"),
    ("shop-orders + shop-refunds", "", "revenue 130; orders 2; !given_back 1"),
    ("odoo-order-status", "", "revenue 800; orders 2; customers 2; average_order_value 400"),
    ("odoo-french", "", "revenue 170; orders 2; customers 2"),
    ("stripe-payments", "", "revenue 170"),
    ("balance-history", "", "revenue 100; orders 2; !given_back 1; !no_sale 2"),
    // A list that has what was won and what was lost has what is open, too.
    ("tracker-by-status", "", "revenue 320; won_deals 2; lost_deals 1; open_pipeline 90"),
    ("orders-pending-payment", "", "revenue 130; orders 2; !no_sale 1"),
    // An order that nobody has paid is none yet; an invoice is sold.
    ("orders-awaiting-payment", "", "revenue 120; orders 2; !no_sale 2; !order_status 0"),
    ("orders-unpaid", "", "revenue 130; orders 2; !no_sale 3"),
    ("orders-net-and-gross", "", "revenue 100; orders 1; !no_sale 1; !net_amounts 2"),
    ("invoices-unpaid", "", "revenue 175; orders 4; !no_sale 0; !order_status 0"),
    ("orders-pending", "", "revenue 140; !order_status 1"),
    ("orders-pending-shop", "", "revenue 130; orders 2; !no_sale 1"),
    ("money-moves", "", "revenue 70; orders 1; !no_sale 1"),
    ("two-statuses", "", "revenue 90; orders 2; !no_sale 3; !net_amounts 5"),
    ("refunded-yes", "", "revenue 75; orders 2; !no_sale 1"),
    ("refunded-one", "", "revenue 75; orders 2; !no_sale 1; !refunded 0"),
    ("sold-with-flags", "", "revenue 95; orders 2; !no_sale 3; !refunded 2"),
    ("orders-test", "", "revenue 60; orders 1; !no_sale 2"),
    // What only gives another order back is none itself.
    ("order-given-back", "", "revenue 115; orders 3; average_order_value 38.333333"),
    ("till-events", "", "revenue 65; orders 2; !given_back 1"),
    ("invoices-paid-at", "--period 2025-03-01..2025-04-01", "revenue 90; orders 2; !undated 0"),
    // A list of invoices that nobody can date is no list of products.
    ("invoices-in-sections", "", "revenue no_dataset; !unknown_dataset 4"),
    // Steps of deals are no sales.
    ("steps-of-deals", "", "revenue no_dataset; orders no_dataset"),
];

/// What amounts of several currencies come to.
const CURRENCIES: &[Case] = &[
    ("currencies", "", "won_amount mixed_currencies; won_deals 4; lost_amount 50; !mixed_currencies 6"),
    ("currencies", "--by currency", "won_amount@USD 100; won_amount@EUR 200; won_amount@SEK 1000; won_deals@EUR 2"),
    ("currencies", "--filter currency=EUR", "won_amount 200; open_pipeline 10; revenue 200"),
    (
        "currencies + rates-by-date",
        "--by currency",
        "won_amount 430; lost_amount 50; open_pipeline 11; average_deal_size 107.5; won_amount@EUR 230; won_amount@SEK 100; \
         !exchanged 4; !mixed_currencies 0",
    ),
    ("currencies + rates-by-date", "--period 2024-02-01..2024-03-01", "won_amount 220; won_deals 2"),
    ("currencies + rates-by-date", "--currency EUR", "won_amount 374.242424; lost_amount 41.666667"),
    // Older than the first rate: at that one, told.
    ("currencies + rates-late", "", "won_amount 440; !exchanged 4"),
    ("currencies + rates-with-base", "", "won_amount 450; open_pipeline 12.5; !exchanged 4"),
    ("currencies + rates-of-bank", "--currency USD", "won_amount 450; open_pipeline 12.5"),
    ("currencies + rates-as-pairs", "--currency USD", "won_amount 450; open_pipeline 12.5"),
    ("currencies + rates-to-dollars", "", "won_amount 450; open_pipeline 12.5"),
    ("currencies + rates-in-months", "", "won_amount 430; open_pipeline 11; !exchanged 4"),
    // A sign is that of the one currency there are rates of.
    ("dollar-signs + rates-to-dollars", "--currency EUR", "won_amount 230; !mixed_currencies 0"),
    ("dollar-signs", "", "won_amount mixed_currencies"),
    ("currencies + kurse", "", "won_amount 360; lost_amount 40; open_pipeline 10"),
    ("currencies + sf-rates", "", "won_amount 450; open_pipeline 12.5"),
    ("currencies", "--currency USD --rate EUR=1.5 --rate SEK=0.1", "won_amount 500; open_pipeline 15; !exchanged 4"),
    // What was typed goes before what files say.
    ("currencies + rates-by-date", "--currency USD --rate EUR=1.5", "won_amount 500"),
    // Without a rate amounts stay what they are, and are not added.
    ("currencies", "--currency USD --rate EUR=1.5", "won_amount mixed_currencies; open_pipeline 15; lost_amount 50; !mixed_currencies 6"),
    ("order-currencies + rates-with-base", "--by currency", "revenue 41.25; units_sold 8; revenue@EUR 31.25; revenue@USD 10"),
    ("order-currencies + rates-with-base", "--currency EUR", "revenue 33; average_order_value 11"),
    ("order-currencies", "", "revenue mixed_currencies; orders 3; !mixed_currencies 3"),
    ("rates-by-date", "", "revenue no_dataset"),
    // Each table is in one currency, but not in the same.
    (
        "deals-in-euro + quotas-in-dollars",
        "--by owner",
        "won_amount 1500; target_amount 2000; target_attainment mixed_currencies; reps_at_quota mixed_currencies; deals_to_quota mixed_currencies",
    ),
    ("deals-in-euro + quotas-in-dollars", "--currency EUR --rate USD=0.5", "target_attainment 1.5; reps_at_quota 1"),
    ("deals-in-dollars + quotas-in-dollars", "", "target_attainment 0.75; reps_at_quota 0.5"),
    ("deals-in-euro + quotas-in-euro", "", "target_attainment 0.75; reps_at_quota 0.5"),
];

/// What cells say.
const CELLS: &[Case] = &[
    ("kr-dash", "", "won_deals 3; won_amount 21750.5; lost_amount 4250; open_pipeline 950"),
    ("swiss-dash", "", "won_amount 2212.5; open_pipeline 5"),
    ("swedish-colon-dash", "", "won_amount 16000; open_pipeline 3"),
    (
        "accounting-dash",
        "",
        "won_deals 5; won_amount 3000; average_deal_size 600; median_deal_size 800; lost_amount 600; open_pipeline 700",
    ),
    ("accounting-lone-dash", "", "won_amount 1800; median_deal_size 0; !zero_dash 1"),
    ("accounting-padded-dash", "", "won_amount 1203; median_deal_size 3; !zero_dash 1"),
    ("woo-apostrophe-refund", "", "revenue 790; orders 12"),
    ("guards", "", "won_amount 600.5; open_pipeline 400"),
    ("lakhs-and-crores", "", "won_amount 12375000; open_pipeline 100000; !misfit 0"),
    ("mio-and-tsd", "", "won_amount 502050000; open_pipeline 3"),
    ("million-beside-others", "", "won_amount 2000000; open_pipeline 3"),
    ("zero-dates", "", "won_deals 3; sales_cycle 19; !sentinel_date 2"),
    (
        "account-ids + account-ids--accounts",
        "--by region",
        "won_deals 12; won_amount 6100; customers 12; won_amount@West 500; won_amount@East 600; won_amount@North 5000; !misfit 0",
    ),
    ("ids-scientific", "", "revenue 215; orders no_field; !lost_digits 5"),
    ("record-ids-scientific", "", "won_deals 2; won_amount 300; !lost_digits 2"),
    (
        "quota-in-thousands + quota-in-thousands--quota",
        "--period 2024-01-01..2024-04-01",
        "target_amount 140000; revenue 135000; target_attainment 0.964286; reps_at_quota 0.5; !other_unit 2",
    ),
    ("teur", "", "won_amount 15500; !other_unit 2"),
    ("thousands-of-dollars", "", "won_amount 15500; !other_unit 2"),
    ("wan-yuan", "", "won_amount 155000; !other_unit 2"),
    ("dash-czk", "", "won_amount 13500; lost_amount 990.5"),
    ("dash-euro", "", "won_amount 1525; lost_amount 75.5"),
    ("scale-lakhs", "", "won_amount 150000; lost_amount 200000"),
    ("scale-mio", "", "won_amount 1250000; lost_amount 500000"),
    ("scale-russian", "", "won_amount 1500000; lost_amount 300000; won_deals 1"),
];

/// Which lines are rows, and where their cells end.
const ROWS: &[Case] = &[
    // Sums and counts of groups in groups are no deals, and what has no name has that of its group.
    (
        "grouped-subtotals",
        "--by owner",
        "won_deals 2; won_amount 1500; lost_deals 3; open_deals 1; open_pipeline 800; new_opportunities 6; won_amount@Ida Brandt 1500; \
         lost_deals@Per Lund 2; !total_row 14; !undated 0",
    ),
    (
        "grouped-counts",
        "--by owner",
        "won_deals 3; won_amount 1500; open_deals 1; open_pipeline 400; new_opportunities 5; won_amount@Ida Brandt 900; \
         won_amount@Per Lund 600; !total_row 5",
    ),
    // One group is a group if it has a sum of its own, or a name above its rows.
    ("one-group", "--by owner", "won_deals 2; won_amount 1500; won_amount@Ida Brandt 1500; !total_row 3; !carried_down 2"),
    ("one-customer", "--by account", "revenue 420; orders 2; revenue@Rowan Farm 420; !undated 0; !total_row 2"),
    // A sum of all rows says nothing of groups.
    ("blank-owner-before-total", "--by owner", "won_deals 3; won_amount 1750; won_amount@Ida Brandt 900; !total_row 1"),
    ("excel-equals", "", "won_deals 2; won_amount 300.5; win_rate 0.666667; open_pipeline 180"),
    ("equals-semicolon", "", "won_deals 2; won_amount 1500.5"),
    ("quote-after-space", "", "new_opportunities 4; won_deals 3; won_amount 350"),
    ("quote-before-space", "", "won_deals 2; won_amount 1500"),
    ("report-footer", "", "won_deals 2; won_amount 1500.5; lost_deals 1; open_deals 1; open_pipeline 500; !total_row 1; !outside_table 6"),
    ("title-line", "", "won_deals 7; won_amount 31.5; !outside_table 1"),
    ("title-with-gaps", "", "won_deals 1; lost_deals 1; open_deals 0; !outside_table 3"),
    ("blank-rows", "", "won_deals 1; open_deals 0; new_opportunities 2"),
    ("pivot-results", "", "won_deals 2; won_amount 150; lost_deals 1; open_deals 0; !total_row 3"),
    ("cat-two-boms", "", "won_deals 3; won_amount 600; win_rate 0.6; !misfit 0"),
    (
        "grouped-total-behind",
        "--by region",
        "won_deals 4; lost_deals 2; won_amount 780; open_deals 0; new_opportunities 6; won_amount@West 300; won_amount@East 480; \
         !total_row 3",
    ),
    ("group-on-first-row", "--by region", "won_deals 4; won_amount@West 300; won_amount@East 480; !total_row 3; !carried_down 4"),
    ("group-on-first-row", "--by owner", "won_amount@Ida 300; won_amount@Per 480"),
    ("german-sums", "", "won_deals 3; won_amount 600; open_deals 0; !total_row 3"),
    ("sums-behind-blank-ids", "", "won_deals 3; won_amount 600; !total_row 3"),
    // Sums of what was won alone, under headings of months.
    ("sums-of-won", "", "won_deals 2; won_amount 7500; lost_deals 1; open_deals 1; open_pipeline 9000; new_opportunities 4; !total_row 4"),
    ("sum-sign", "", "won_deals 1; open_deals 1; open_pipeline 9000; !total_row 1"),
    ("total-energy", "", "won_deals 3; won_amount 600; !total_row 0"),
    ("two-tables", "", "won_deals 5; won_amount 900; !other_table 3"),
    ("two-small-tables", "--by region", "revenue 600; revenue@West 400; revenue@East 200; !other_table 3; !misfit 0"),
    ("two-tables-of-one-width", "", "won_deals 5; won_amount 900; open_deals 0; !other_table 3; !misfit 0"),
    ("windows-1252-pounds", "", "won_amount 1333.5"),
    ("windows-1252-apostrophe", "--by account", "won_amount@O’Brien & Sons 100"),
    ("customer-total", "", "won_deals 2; won_amount 150; lost_deals 1; !total_row 0"),
    ("quotes-after-space", "--by account", "won_amount 1000; lost_deals 1; won_amount@Foo, Inc. 1000"),
    ("cp1252-french", "", "won_deals 1; lost_deals 1; won_amount 1200.5; open_deals 1"),
    ("mac-polish-1250", "", "won_deals 1; won_amount 1000"),
    ("gb18030", "", "won_deals 1; won_amount 1000; lost_deals 1"),
    // Nothing calls them sums but what they come to.
    ("sum-without-word", "", "revenue 840; units_sold 4; !total_row 1"),
    ("spend-sum", "", "marketing_spend 270; !total_row 1"),
    ("deals-sum", "", "won_amount 100; open_pipeline 300; open_deals 1; !total_row 1"),
    ("ads-summary-first", "", "marketing_spend 350; !total_row 1"),
    ("starred-sum", "", "revenue 1800; !total_row 1"),
    // Nothing is blank: of the month's members the total is one more.
    ("member-total", "--by product", "revenue 360; revenue@Lamp 220; revenue@Vase 140; !total_row 3"),
    ("member-total-in-region", "--by region", "revenue 240; units_sold 21; revenue@West 135; !total_row 5"),
    ("spend-total-of-month", "", "marketing_spend 4000; !total_row 2"),
    ("spend-total-of-quarter", "", "marketing_spend 4000; !total_row 1; !unknown_dataset 0"),
    ("ads-blank-campaign", "", "marketing_spend 1000; !total_row 1"),
    ("ads-results-from", "", "marketing_spend 1000; !total_row 1"),
    (
        "grouped-blank-before-footer",
        "--by owner",
        "won_deals 3; open_deals 1; won_amount@Lea Storm 5000; won_amount@Per Lund 2000; !undated 0",
    ),
    ("sections-of-one-cell", "--by account", "revenue 300; revenue@Alder 230; revenue@Birch 30; revenue@Cy 40"),
    ("sections-in-sections", "--by account", "revenue 300; revenue@Alder 230; revenue@Birch North 30; revenue@Cy 40; customers 3"),
    (
        "sections-of-reps",
        "--by owner",
        "won_deals 3; lost_deals 1; open_deals 1; open_pipeline 1600; won_amount@Lea Storm 4000; won_amount@Per Lund 2300",
    ),
    ("weighted-below-total", "", "won_amount 4000; open_deals 2; open_pipeline 3600; !total_row 4"),
    ("committed-below-total", "", "won_amount 100; open_deals 2; open_pipeline 100; !total_row 2"),
    ("total-energies", "", "revenue 60; !total_row 0"),
    ("counts-of-records", "--by owner", "won_amount 4000; open_deals 1; open_pipeline 2000; won_amount@Lea Storm 4000; !total_row 3"),
    ("probability-beside-percents", "", "weighted_pipeline 2000; open_pipeline 4000"),
    ("ads-preface", "", "marketing_spend 500; !outside_table 4"),
    ("ads-french", "", "marketing_spend 2000"),
    // What was won alone, with a comment, and once more for the quarter.
    ("quarter-beside-won", "", "won_amount 300; won_deals 2; lost_deals 1; open_deals 0; !total_row 2"),
    (
        "board",
        "",
        "won_amount 1000; won_deals 2; lost_deals 1; open_deals 2; open_pipeline 1300; new_opportunities 5; !total_row 5; !blank_stage 0",
    ),
];

/// Which contracts run, and since when they do not.
const CONTRACTS: &[Case] = &[
    (
        "contracts-cancelled",
        "--period 2025-01-01..2025-04-01",
        "mrr 1000; mrr_at_start 1400; churned_customers 2; churn_rate 0.666667; net_revenue_retention 0.642857; active_customers 2",
    ),
    ("contracts-gekuendigt", "--period 2025-01-01..2025-04-01", "mrr 1000; churned_customers 1; churn_rate 0.5"),
    // Nobody knows when the one ended, so not who was there before.
    (
        "contracts-by-status",
        "--period 2025-01-01..2025-04-01",
        "mrr 907; churn_rate no_field; mrr_at_start no_field; !no_sale 3; !order_status 1",
    ),
    (
        "contracts-ended-some-day",
        "--period 2025-01-01..2025-04-01",
        "mrr 1000; mrr_at_start 1200; churned_customers 1; churn_rate 0.5; !no_sale 1",
    ),
    ("contracts-by-interval", "", "mrr 1000; !no_sale 1"),
    // What ended was not worth nothing while it ran.
    (
        "contracts-worth-nothing",
        "--period 2025-01-01..2025-04-01",
        "mrr 1000; customers_at_start 3; churned_customers 1; churn_rate 0.333333; !worth_of_ended 1",
    ),
    ("accounts-churned", "--period 2025-01-01..2025-04-01", "active_customers 2; churned_customers 1; churn_rate 0.5"),
    ("accounts-churned", "", "active_customers 2"),
    ("accounts-by-status", "--period 2025-01-01..2025-04-01", "active_customers 2; churn_rate no_field; !no_sale 1"),
    // What ended after the last one began has ended all the same.
    ("contracts-ended-later", "", "mrr 250; active_customers 2; !still_runs 0"),
    ("customers-since + customers-since--spend", "", "active_customers 3; new_customers 3"),
    // A notice is no end: what was cancelled runs on to the end of what is paid for.
    ("contracts-notice", "", "mrr 190; !unknown_period 0; !still_runs 0"),
    ("contracts-notice", "--period 2025-06-01..2025-06-26", "mrr 190; churned_customers 0"),
    ("contracts-notice", "--period 2025-04-01..2025-05-01", "mrr 200; churned_customers 0"),
    ("contracts-notice", "--period 2025-05-01..2025-06-01", "mrr 160; churned_customers 1"),
    ("contracts-notice", "--period 2025-07-01..2025-08-01", "mrr 130"),
    ("contracts-still-active", "", "mrr 250; active_customers 2; !still_runs 1"),
    // Who comes back is not new.
    ("contracts-again", "--period 2025-03-01..2025-04-01", "new_customers 1; customers_at_start 1; churned_customers 0; mrr 90"),
    // Until a trial is over nobody is a customer.
    (
        "contracts-trials",
        "--period 2025-03-01..2025-04-01",
        "customers_at_start 3; new_customers 1; churned_customers 1; churn_rate 0.333333; mrr_at_start 120; mrr 120; !not_yet 1",
    ),
    ("contracts-trials", "", "new_customers 4; churned_customers 1; active_customers 3"),
    ("contracts-billed", "", "mrr 125; churned_customers 1; revenue no_dataset"),
    ("contracts-every-three", "", "mrr 90; active_customers 3; !misfit 0"),
    ("contracts-every-three", "--period 2025-02-01..2025-03-01", "mrr_at_start 30; new_customers 2"),
    ("vertraege-monatsbeitrag", "--period 2025-04-01..2025-05-01", "mrr_at_start 200.5; mrr 120.5; churned_customers 1"),
    // What was cancelled was paid for until it ended.
    ("contracts-paid-to-the-end", "--period 2025-03-01..2025-04-01", "mrr 140; churned_customers 1; customers_at_start 3"),
];

/// What kinds of touches, stages of leads and surveys are called.
const KINDS: &[Case] = &[
    ("touches", "", "activities 6; calls 1; emails 1; meetings 2; social_touches 1; demos 0; !unknown_kind 0"),
    ("touches-unknown", "", "activities 3; calls unknown_texts; emails unknown_texts; !unknown_kind 1"),
    // Nothing in the file says what a customer would be called.
    (
        "lead-stages",
        "",
        "new_leads 5; qualified_leads 2; lead_conversion_rate 0.2; lead_to_opportunity 0.2; mql_to_sql 1; mql_to_customer no_field",
    ),
    ("lead-lifecycle", "", "new_leads 5; qualified_leads unknown_texts; lead_conversion_rate unknown_texts; !unknown_kind 1"),
    ("nps-only", "", "nps 25; csat no_rows; enps no_rows"),
    ("calls-export", "", "calls 3; activities 3; emails 0"),
    ("calls-voip", "", "calls 3; conversations 2; activities 3"),
    ("call-log", "", "calls 2; !misfit 0; !unknown_kind 0"),
    ("voice-log", "", "calls 2; !misfit 0; !unknown_kind 0"),
    ("touches-in-words", "", "calls 1; emails 1; demos 1; !unknown_kind 0"),
    ("booked-calls", "", "meetings 2; demos 0; activities 2; calls 0; !not_yet 1; !void_row 1; !unknown_kind 0"),
    ("calls-export + booked-calls", "", "calls 3; meetings 2"),
    ("answers-typeform", "", "nps 25; !unknown_kind 0"),
    ("ticket-ratings", "", "csat_share 0.666667; nps no_rows; !misfit 0"),
    // There is no answer beyond ten.
    ("csat-codes", "", "csat_share 0.666667; csat 3.666667; !placeholder 1; !other_scale 0"),
    ("touches-opened", "", "activities 3; emails unknown_texts; !unknown_kind 1"),
    ("nps-beyond-ten", "", "nps 25; csat_share 0.666667; !placeholder 2"),
    ("booked-events", "", "demos 1; meetings 1; activities 2"),
    ("questions", "", "nps 25; csat_share 0.75"),
    ("nps-responses", "", "nps 25; csat no_rows"),
    ("quota-short-years", "", "target_amount 100000"),
    ("leads-zones", "", "lead_response_time 1.666667; lead_response_within_5_minutes 0.333333; new_leads 3; !end_before_start 0"),
    ("leads-zones", "--period 2025-03-01..2025-03-02", "new_leads 2"),
    ("first-contact", "", "lead_response_time 1"),
    ("timesheet", "", "logged_hours 2.25; !misfit 0"),
    ("ads-total", "", "marketing_spend 220; !total_row 1"),
    // 12 promoters, 5 passives, 3 detractors.
    ("nps-45", "", "nps 45"),
    // Without any date the contracts can only be looked at all together.
    ("subscriptions-churn-flag", "", "churn_rate 0.25; retention_rate 0.75; mrr no_field"),
    ("subscriptions-churn-flag", "--period 2024-01-01..2025-01-01", "churn_rate no_field; retention_rate no_field"),
    ("lead-dates", "", "new_leads 3; lead_conversion_rate 0.333333"),
    // Converted is into a deal, which nobody may have won.
    (
        "leads-converted",
        "",
        "lead_conversion_rate 0.5; lead_to_opportunity 0.5; mql_to_customer no_field; lead_to_customer_days no_field; !unknown_kind 0",
    ),
    ("lead-flags", "", "new_leads 3; lead_conversion_rate 0.333333; !misfit 0"),
    // What is only planned has not taken place; lunch is no meeting.
    ("activities-planned", "", "activities 4; calls 1; meetings 1; emails 1; !not_yet 1; !misfit 0"),
    ("tasks-open", "", "activities 2; calls 1; !not_yet 1"),
    // The first deal that an account gave makes it a customer.
    ("cac-deals + cac-spend", "--period 2025-01-01..2025-04-01", "new_customers 2; cac 250"),
    // How far contacts have come, not what is done with them.
    ("contacts-two-statuses", "", "new_leads 4; lead_to_mql 0.75; mql_to_sql 0.666667; lead_conversion_rate 0.25"),
    // Satisfaction is counted in fifths.
    ("csat-percent", "", "csat_share 0.5; csat 3.375; !other_scale 4"),
    ("csat-of-ten", "", "csat_share 0.666667; csat 4.166667; !other_scale 3"),
    ("csat-of-five", "", "csat_share 0.5; csat 4; !other_scale 0"),
    // Advertising has a status and a budget, too.
    ("ads-with-budget", "", "marketing_spend 100.5; new_opportunities no_dataset"),
    ("ads-campaign-type", "", "marketing_spend 100.5; !unknown_kind 0"),
    ("spend-with-leads", "", "cost_per_lead 50"),
    ("calls-answered", "", "calls 3; conversations 2"),
    ("calls-and-meetings", "", "calls 2; conversations 1; meetings 1; emails 1; !not_yet 2"),
    ("leads-spanish", "--by owner", "new_leads 2; lead_conversion_rate 0.5; lead_to_customer_days no_field; new_leads@Lucía+Gil 2"),
    ("answers-with-form", "--period 2025-04-01..2025-05-01", "nps 0"),
    // Who bought before says the kind of the deal, too.
    ("kinds-of-buyers", "--period 2025-02-01..2025-03-01", "new_customer_revenue 70; returning_revenue 280"),
    ("kinds-of-buyers", "", "new_customer_revenue 200; returning_revenue 250"),
];

#[test]
fn what_kinds_are_called() {
    hold(KINDS.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn which_contracts_run() {
    hold(CONTRACTS.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn what_cells_say() {
    hold(CELLS.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn which_lines_are_rows() {
    hold(ROWS.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn what_amounts_are_worth() {
    hold(AMOUNTS.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn which_documents_are_sales() {
    hold(DOCUMENTS.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn what_currencies_come_to() {
    hold(CURRENCIES.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn what_becomes_of_deals() {
    hold(OUTCOMES.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn which_rows_are_one_record() {
    hold(RECORDS.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn when_targets_hold() {
    hold(TARGETS.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

#[test]
fn dates_that_cannot_be() {
    hold(DATES.iter().flat_map(|case| differences("tests/reports", case)).collect());
}

/// That nothing is wrong.
pub fn hold(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the report of some files in a folder says else than it must.
pub fn differences(folder: &str, (files, options, wanted): &Case) -> Vec<String> {
    let report = report(folder, files, options);
    let found = |what: &str| -> Value {
        match (what.strip_prefix('!'), what.split_once('@')) {
            (Some(code), _) => {
                let problems = report["problems"].as_array().into_iter().flatten();
                problems.filter(|problem| problem["code"] == code).filter_map(|problem| problem["count"].as_u64()).sum::<u64>().into()
            }
            (_, Some((kpi, member))) => report["breakdown"][kpi][member].clone(),
            _ => match &report["kpis"][what] {
                figure if figure["value"].is_null() => figure["unavailable"].clone(),
                figure => figure["value"].clone(),
            },
        }
    };
    let differs = |wanted: &str| {
        let (what, value) = wanted.trim().rsplit_once(' ').unwrap_or_default();
        let found = found(&what.trim().replace('+', " "));
        let is_it = match (found.as_f64(), value.parse::<f64>()) {
            (Some(found), Ok(value)) => (found - value).abs() <= 5e-6 * value.abs().max(1.0),
            _ => found.as_str() == Some(value),
        };
        (!is_it).then(|| format!("{files} {options}: {what} is {found}, not {value}"))
    };
    wanted.split(';').filter_map(differs).collect()
}

/// What the example prints.
fn report(folder: &str, files: &str, options: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = files.split(" + ").map(|file| folder.join(format!("{file}.csv")).to_string_lossy().into_owned());
    let arguments = options.split_whitespace().map(|option| option.replace('+', " ")).chain(files).collect();
    example::run(arguments).unwrap_or_else(|error| panic!("{error}"))
}
