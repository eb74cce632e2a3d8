//! Writes a made-up sales team's data as CSV files.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use attain::sales::schema::Dataset;
use attain::sample::spoil::{Made, Spoiler};
use attain::sample::{self, Size};

const HELP: &str = "Writes a made-up sales team's data as CSV files: the same files for the same seed.

cargo run --release --example generate -- FOLDER [--seed N] [--deals N] [--only DATASET]… [--spoil PERCENT]

  FOLDER          where to write; made if it is not there
  --seed N        another team and other figures (default 1)
  --deals N       how many deals; everything else grows with it (default 6000)
  --only DATASET  write only this dataset, such as deals; may be given several times.
                  `--only deals` needs little memory for any number of deals.
  --spoil PERCENT make so many of the cells of deals.csv bad, and say how many; needs `--only deals`
";

struct Options {
    folder: PathBuf,
    seed: u64,
    size: Size,
    only: Vec<Dataset>,
    /// Bad cells of a million.
    spoil: Option<u32>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    match read_options(&arguments).and_then(|options| generate(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn read_options(arguments: &[String]) -> Result<Options, String> {
    let mut folder = None;
    let mut options = Options { folder: PathBuf::new(), seed: 1, size: Size::default(), only: Vec::new(), spoil: None };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value; --help tells more."));
        match argument.as_str() {
            "--seed" => options.seed = number(argument, value()?)?,
            "--deals" => options.size.deals = number(argument, value()?)?,
            "--spoil" => options.spoil = Some(per_million(value()?)?),
            "--only" => options.only.push(dataset(value()?)?),
            _ if argument.starts_with('-') => return Err(format!("There is no option {argument}; --help lists them.")),
            _ if folder.is_some() => return Err(format!("One folder is enough, but {argument} is a second one.")),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    if options.spoil.is_some() && options.only != [Dataset::Deals] {
        return Err("--spoil spoils deals.csv: add `--only deals`.".to_owned());
    }
    options.folder = folder.ok_or("Which folder shall the files go to? --help tells more.")?;
    Ok(options)
}

fn number(option: &str, text: &str) -> Result<u64, String> {
    text.replace('_', "").parse().map_err(|_| format!("{option} needs a whole number, not {text}."))
}

fn per_million(percent: &str) -> Result<u32, String> {
    let share = percent.parse::<f64>().ok().filter(|percent| (0.0..=10.0).contains(percent));
    share.map(|percent| (percent * 10_000.0) as u32).ok_or_else(|| format!("--spoil needs a percentage from 0 to 10, not {percent}."))
}

fn dataset(id: &str) -> Result<Dataset, String> {
    let known = || Dataset::ALL.map(Dataset::id).join(", ");
    Dataset::from_id(id).ok_or_else(|| format!("There is no dataset {id}; there are: {}.", known()))
}

fn generate(options: &Options) -> Result<(), String> {
    fs::create_dir_all(&options.folder).map_err(|error| format!("The folder {} cannot be made: {error}.", options.folder.display()))?;
    if options.only == [Dataset::Deals] {
        let path = options.folder.join(sample::file_name(Dataset::Deals));
        let written = fs::File::create(&path).and_then(|file| {
            let mut file = BufWriter::new(file);
            match options.spoil {
                None => sample::write_deals(options.seed, options.size, &mut file)?,
                Some(per_million) => {
                    let mut spoiler = Spoiler::new(&mut file, options.seed, per_million);
                    sample::write_deals(options.seed, options.size, &mut spoiler)?;
                    let Made { misfits, quotes, missing, extra } = spoiler.made;
                    println!("{{\"misfits\": {misfits}, \"quotes\": {quotes}, \"missing\": {missing}, \"extra\": {extra}}}");
                }
            }
            file.flush()?;
            file.get_ref().metadata()
        });
        return written.map(|file| say(&path, file.len())).map_err(|error| cannot_write(&path, &error));
    }
    let wanted: Vec<String> = options.only.iter().map(|&dataset| sample::file_name(dataset)).collect();
    for (name, bytes) in sample::files(options.seed, options.size) {
        if !wanted.is_empty() && !wanted.contains(&name) {
            continue;
        }
        let path = options.folder.join(name);
        fs::write(&path, &bytes).map_err(|error| cannot_write(&path, &error))?;
        say(&path, bytes.len() as u64);
    }
    Ok(())
}

fn say(path: &Path, bytes: u64) {
    println!("{:>12} bytes  {}", bytes, path.display());
}

fn cannot_write(path: &Path, error: &std::io::Error) -> String {
    format!("{} cannot be written: {error}.", path.display())
}
