/**
 * The one gate from Markdown to safe HTML with block positions; passes over links, citations and embedded blocks.
 * Imports libraries only.
 */
package unmask.markdown;
