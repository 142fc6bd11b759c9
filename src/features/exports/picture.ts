/** SVG → PNG, drawn with the given fonts and no others. */

/** Sharp on screens of two points a pixel; long pictures get fewer, for Slack shows none beyond some 30 million points. */
const SCALE = 2
const MOST_POINTS = 24_000_000

/**
 * Drawn off the main thread: a long picture takes a second, and the bot answers others meanwhile.
 * @param fontFiles the first is the usual one
 */
export async function pictureOf(svg: string, fontFiles: readonly string[]): Promise<Uint8Array> {
  const [, width = '1', height = '1'] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  const points = Number(width) * Number(height)
  const zoom = Math.max(1, Math.min(SCALE, Math.sqrt(MOST_POINTS / points)))
  // A native library that nobody needs before the first picture.
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  })
  return image.asPng()
}
