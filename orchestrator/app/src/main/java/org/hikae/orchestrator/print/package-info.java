/// Pages of ours as PDF: one language each, with their own fonts and nothing fetched from anywhere.
@NullMarked
package org.hikae.orchestrator.print;

import org.jspecify.annotations.NullMarked;
