package org.hikae.orchestrator.print;

import org.hikae.domain.text.Language;

/// A page that is to be printed.
///
/// @param page well-formed XHTML; what stands in it in another language (`lang`) is left out
/// @param stylesheet what it looks like on paper; a page's own stylesheet is for screens
/// @param head what is said at the head of every sheet but the first
public record Manuscript(String page, Language language, String stylesheet, String head) {}
