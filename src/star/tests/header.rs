//! The vocabulary of headers, text by text.

use super::*;

/// The field of `dataset` that a header text alone means.
fn meaning(dataset: Dataset, name: &str) -> Option<&'static str> {
    let table = schema::table(dataset)?;
    let kinds = [ColumnKind::Text, ColumnKind::Number, ColumnKind::Date];
    kinds.iter().find_map(|&kind| {
        let mapping = map(table, &[Header { name, kind }]);
        let field = mapping.fields.first().copied().flatten()?;
        (fit(table.field(field)?.kind, kind) == Fit::Good).then_some(field)
    })
}

#[test]
fn knows_the_headers_of_many_systems_and_languages() {
    let deals = [
        // Salesforce
        ("Opportunity Name", "name"),
        ("Account Name", "account"),
        ("Stage", "stage"),
        ("Amount", "amount"),
        ("Close Date", "closed_at"),
        ("Created Date", "created_at"),
        ("Probability (%)", "probability"),
        ("Opportunity Owner", "owner"),
        ("Owner Role", "team"),
        ("Lead Source", "source"),
        ("Amount Currency", "currency"),
        // HubSpot
        ("Record ID", "id"),
        ("dealname", "name"),
        ("dealstage", "stage"),
        ("closedate", "closed_at"),
        ("createdate", "created_at"),
        ("hubspot_owner_id", "owner"),
        ("Closed Lost Reason", "lost_reason"),
        ("Is Closed Won", "is_won"),
        // Pipedrive
        ("Deal - Title", "name"),
        ("Deal - Value", "amount"),
        ("Deal - Status", "status"),
        ("Deal - Organization", "account"),
        ("Deal created", "created_at"),
        ("Won time", "won_at"),
        ("Lost time", "lost_at"),
        ("Expected close date", "expected_close"),
        // Zoho, Dynamics, Odoo, SuiteCRM
        ("Potential Name", "name"),
        ("Closing Date", "closed_at"),
        ("Expected Revenue", "expected_amount"),
        ("Topic", "name"),
        ("Potential Customer", "account"),
        ("Est. Close Date", "expected_close"),
        ("Actual Close Date", "closed_at"),
        ("Actual Revenue", "amount"),
        ("Status Reason", "stage"),
        ("Salesperson", "owner"),
        ("Expected Closing", "expected_close"),
        ("sales_stage", "stage"),
        ("date_entered", "created_at"),
        ("assigned_user_name", "owner"),
        // spelling
        ("  CLOSE_DATE *", "closed_at"),
        ("Owner:", "owner"),
        ("Ａｍｏｕｎｔ", "amount"),
        // Simplified Chinese
        ("商机名称", "name"),
        ("客户名称", "account"),
        ("金额", "amount"),
        ("预计金额", "amount"),
        ("销售阶段", "stage"),
        ("赢单率", "probability"),
        ("预计成交日期", "expected_close"),
        ("创建时间", "created_at"),
        ("负责人", "owner"),
        ("来源", "source"),
        ("丢单原因", "lost_reason"),
        // Traditional Chinese
        ("商機名稱", "name"),
        ("客戶名稱", "account"),
        ("銷售階段", "stage"),
        ("負責人", "owner"),
        ("成交日期", "closed_at"),
        // Persian, also with Arabic letters
        ("معامله", "name"),
        ("مشتری", "account"),
        ("مشتري", "account"),
        ("مرحله", "stage"),
        ("ارزش معامله", "amount"),
        ("احتمال", "probability"),
        ("تاریخ بستن", "closed_at"),
        ("دلیل از دست دادن", "lost_reason"),
        // German, Portuguese, Spanish, French, Russian, Japanese
        ("Betrag", "amount"),
        ("Verkaufsphase", "stage"),
        ("Proprietário", "owner"),
        ("Fecha de cierre", "closed_at"),
        ("Étape", "stage"),
        ("Ответственный", "owner"),
        ("失注理由", "lost_reason"),
        ("商談名", "name"),
    ];
    for (name, field) in deals {
        assert_eq!(meaning(Dataset::Deals, name), Some(field), "{name}");
    }
    let others = [
        (Dataset::Orders, "Order Date", "at"),
        (Dataset::Orders, "Customer Name", "account"),
        (Dataset::Orders, "Sales", "amount"),
        (Dataset::Orders, "Qty", "quantity"),
        (Dataset::Orders, "Category", "product_family"),
        (Dataset::Targets, "quota_amount", "amount"),
        (Dataset::Targets, "Quarter", "period"),
        (Dataset::Subscriptions, "MonthlyCharges", "mrr"),
        (Dataset::Subscriptions, "Churn", "churned"),
        (Dataset::Leads, "Lead Status", "stage"),
        (Dataset::Leads, "Became a Marketing Qualified Lead Date", "mql_at"),
        (Dataset::People, "regional_office", "region"),
        (Dataset::Accounts, "office_location", "country"),
        (Dataset::Accounts, "sector", "industry"),
        (Dataset::Products, "series", "family"),
        (Dataset::StageHistory, "changed_date", "entered_at"),
        (Dataset::Activities, "活动类型", "kind"),
        (Dataset::Spend, "Ad spend", "amount"),
        (Dataset::Surveys, "NPS", "score"),
        (Dataset::TimeLog, "Stunden", "hours"),
    ];
    for (dataset, name, field) in others {
        assert_eq!(meaning(dataset, name), Some(field), "{name}");
    }
    assert_eq!(meaning(Dataset::Deals, "Shoe size"), None);
}

#[test]
fn the_better_name_wins_and_a_date_field_wants_dates() {
    let table = schema::table(Dataset::Orders).expect("orders");
    let header = |name, kind| Header { name, kind };
    let headers = [
        header("Customer ID", ColumnKind::Text),
        header("Customer Name", ColumnKind::Text),
        header("Order Date", ColumnKind::Text),
        header("Date", ColumnKind::Date),
        header("Sales", ColumnKind::Text),
    ];
    let mapping = map(table, &headers);
    assert_eq!(mapping.fields, [None, Some("account"), None, Some("at"), Some("amount")]);
    assert!(mapping.complete);
    assert!(!map(table, &headers[..3]).complete);
}
