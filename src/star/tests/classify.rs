//! Header lines of real files and the datasets they are.

use super::*;
use crate::ingest::problem::ColumnKind;

/// Headers from a line; `name:d` is a date, `name:n` a number, else text.
fn headers(line: &str) -> Vec<Header<'_>> {
    line.split(',')
        .map(|cell| match cell.rsplit_once(':') {
            Some((name, "d")) => Header { name, kind: ColumnKind::Date },
            Some((name, "n")) => Header { name, kind: ColumnKind::Number },
            Some((name, "e")) => Header { name, kind: ColumnKind::Empty },
            _ => Header { name: cell, kind: ColumnKind::Text },
        })
        .collect()
}

#[test]
fn tells_real_files_apart() {
    let cases: [(&str, Dataset, &str, &str); 16] = [
        (
            "opportunities.csv",
            Dataset::Deals,
            "opp_id,account_id,opp_name,amount:n,stage,probability:n,close_date:d,created_date:d,owner,lead_source,is_closed,is_won",
            "id,account,name,amount,stage,probability,closed_at,created_at,owner,source,is_closed,is_won",
        ),
        (
            "opp_stage_history.csv",
            Dataset::StageHistory,
            "history_id:n,opp_id,stage,changed_date:d,days_in_stage:n",
            "-,deal,stage,entered_at,-",
        ),
        (
            "activities.csv",
            Dataset::Activities,
            "activity_id:n,opp_id,account_id,activity_type,activity_date:d,owner",
            "-,deal,account,kind,at,owner",
        ),
        ("quota_targets.csv", Dataset::Targets, "quota_id:n,rep_name,quarter,quota_amount:n,region", "id,owner,period,amount,region"),
        (
            "closed_deals.csv",
            Dataset::Subscriptions,
            "deal_id,account_id,opp_id,close_date:d,contract_start_date:d,contract_end_date:d,arr:n,mrr:n,deal_type,churned_date:d",
            "id,account,-,-,started_at,ended_at,arr,mrr,kind,churned_at",
        ),
        (
            "accounts.csv",
            Dataset::Accounts,
            "account_id,account_name,industry,employee_count:n,arr:n,created_date:d,account_owner,region",
            "id,name,industry,size,-,started_at,owner,region",
        ),
        (
            "sales_pipeline.csv",
            Dataset::Deals,
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date:d,close_date:d,close_value:n",
            "id,owner,product,account,stage,created_at,closed_at,amount",
        ),
        (
            "accounts.csv",
            Dataset::Accounts,
            "account,sector,year_established:n,revenue:n,employees:n,office_location,subsidiary_of",
            "name,industry,-,-,size,country,-",
        ),
        ("products.csv", Dataset::Products, "product,series,sales_price:n", "name,family,list_price"),
        ("sales_teams.csv", Dataset::People, "sales_agent,manager,regional_office", "name,manager,region"),
        (
            "superstore.csv",
            Dataset::Orders,
            "Row ID:n,Order ID,Order Date:d,Ship Date:d,Ship Mode,Customer ID,Customer Name,Segment,Country,City,State,Postal Code,Region,Product ID,\
             Category,Sub-Category,Product Name,Sales:n,Quantity:n,Discount:n,Profit:n",
            "-,id,at,-,-,-,account,segment,country,-,location,-,region,-,product_family,-,product,amount,quantity,discount,profit",
        ),
        (
            "x_education_Leads.csv",
            Dataset::Leads,
            "Prospect ID,Lead Number:n,Lead Origin,Lead Source,Do Not Email,Do Not Call,Converted:n,TotalVisits:n,Last Activity,Country,Tags,City",
            "id,-,channel,source,-,-,converted,touches,-,country,-,-",
        ),
        (
            "telco_churn.csv",
            Dataset::Subscriptions,
            "customerID,gender,SeniorCitizen:n,Partner,tenure:n,Contract,PaymentMethod,MonthlyCharges:n,TotalCharges:n,Churn",
            "account,-,-,-,tenure_months,plan,-,mrr,amount,churned",
        ),
        // What other systems export.
        (
            "report1700000000.csv",
            Dataset::Deals,
            "Opportunity Name,Type,Lead Source,Amount Currency,Amount:n,Probability (%):n,Age:n,Close Date:d,Created Date:d,Stage,Account Name,Opportunity Owner",
            "name,kind,source,currency,amount,probability,-,closed_at,created_at,stage,account,owner",
        ),
        (
            "导出.csv",
            Dataset::Deals,
            "商机名称,客户名称,预计金额:n,销售阶段,预计成交日期:d,创建时间:d,负责人",
            "name,account,amount,stage,expected_close,created_at,owner",
        ),
        (
            "report.csv",
            Dataset::Leads,
            "First Name,Last Name,Company,Lead Status,Lead Source,Create Date:d,Lead Owner",
            "name,-,account,stage,source,created_at,owner",
        ),
    ];
    for (file, dataset, line, fields) in cases {
        let place = place(file, &headers(line), None);
        let found: Vec<&str> = place.fields.iter().map(|field| field.as_deref().unwrap_or("-")).collect();
        assert_eq!((place.dataset, found.join(",").as_str()), (Some(dataset), fields), "{file}");
    }
}

#[test]
fn does_not_force_a_dataset_on_anything() {
    for line in ["a,b,c", "id,colour", "name", "Date:d,Temperature:n", "1,2:n,3:d"] {
        assert_eq!(place("table.csv", &headers(line), None).dataset, None, "{line}");
    }
}

#[test]
fn the_user_has_the_last_word() {
    let headers = headers("Stage,Amount:n,Other:n,Close Date:d");
    let mut choice = HeaderChoice::default();
    choice.fields.insert("Other".to_owned(), Some("amount".to_owned()));
    choice.fields.insert("Close Date".to_owned(), None);
    choice.fields.insert("Stage".to_owned(), Some("no such field".to_owned()));
    let mapped = place("deals.csv", &headers, Some(&choice));
    assert_eq!(mapped.fields, [None, None, Some("amount".to_owned()), None]);
    choice.dataset = Some(Dataset::Orders);
    assert_eq!(place("deals.csv", &headers, Some(&choice)).dataset, Some(Dataset::Orders));
}
