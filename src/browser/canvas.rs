//! Drawing scenes on canvases of the page, and measuring text for them.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use crate::browser::download::download_blob;
use crate::browser::error::BrowserError;
use crate::browser::page::token;
use crate::chart::draw::{Surface, draw};
use crate::chart::palette::Palette;
use crate::chart::scene::{Font, Scene};
use crate::chart::writing::approximate_width;
use crate::kpi::ask::PartKey;

/// Backend units in a device pixel: curves are drawn in eighths.
const FINENESS: u32 = 8;
/// Picture pixels in a CSS pixel.
const SHARPNESS: f64 = 2.0;

/// The page's colours for charts, as the theme in force has them.
pub fn palette(is_dark: bool) -> Palette {
    let base = if is_dark { Palette::dark() } else { Palette::light() };
    base.resolved(&token)
}

/// The page's font family list.
pub fn font_family() -> String {
    let style = web_sys::window().and_then(|window| window.get_computed_style(&window.document()?.body()?.into()).ok()?);
    let family = style.and_then(|style| style.get_property_value("font-family").ok()).unwrap_or_default();
    if family.is_empty() { "sans-serif".to_owned() } else { family }
}

/// Device pixels in a CSS pixel.
fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// Draws a scene on a canvas whose pixels then are the screen's.
pub fn show(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    focus: Option<&PartKey>,
    palette: &Palette,
    family: &str,
) -> Result<(), BrowserError> {
    let ground = Surface { pixel_ratio: pixel_ratio(), units_per_pixel: FINENESS, font_family: family, filled: false };
    paint(canvas, scene, focus, palette, &ground)
}

/// Saves a scene as a PNG file, on its ground.
pub fn save_picture(scene: &Scene, palette: &Palette, family: &str, name: String) -> Result<(), BrowserError> {
    let canvas = new_canvas()?;
    let ground = Surface { pixel_ratio: SHARPNESS, units_per_pixel: FINENESS, font_family: family, filled: true };
    paint(&canvas, scene, None, palette, &ground)?;
    let given = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            // The browser itself tells the user about a failed download.
            drop(download_blob(&name, &blob));
        }
    });
    Ok(canvas.to_blob(given.unchecked_ref())?)
}

fn paint(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    focus: Option<&PartKey>,
    palette: &Palette,
    surface: &Surface,
) -> Result<(), BrowserError> {
    let context = context(canvas)?;
    let pixels = |length: f64| (length * surface.pixel_ratio).round().max(1.0) as u32;
    // Setting the size also clears the canvas.
    canvas.set_width(pixels(scene.size.width));
    canvas.set_height(pixels(scene.size.height));
    context.set_line_join("round");
    context.set_line_cap("round");
    let unit = 1.0 / f64::from(FINENESS);
    context.scale(unit, unit)?;
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(BrowserError::Missing("drawing context"))?;
    draw(scene, focus, palette, surface, &mut backend).map_err(|_| BrowserError::Unexpected("drawing"))
}

thread_local! {
    /// One context measures for all charts: making one takes longer than measuring.
    static MEASURING: Option<CanvasRenderingContext2d> = new_canvas().ok().and_then(|canvas| context(&canvas).ok());
}

/// The width of a text in CSS pixels; a guess where the browser does not measure.
pub fn text_width(text: &str, font: Font, family: &str) -> f64 {
    let weight = if font.bold { "bold" } else { "normal" };
    let measured = MEASURING.with(|context| {
        let context = context.as_ref()?;
        context.set_font(&format!("{weight} {}px {family}", font.size));
        context.measure_text(text).ok()
    });
    measured.map_or_else(|| approximate_width(text, font), |metrics| metrics.width())
}

fn new_canvas() -> Result<HtmlCanvasElement, BrowserError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(BrowserError::Missing("document"))?;
    document.create_element("canvas")?.dyn_into().map_err(|_: web_sys::Element| BrowserError::Unexpected("element"))
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, BrowserError> {
    let context = canvas.get_context("2d")?.and_then(|context| context.dyn_into().ok());
    context.ok_or(BrowserError::Missing("drawing context"))
}
