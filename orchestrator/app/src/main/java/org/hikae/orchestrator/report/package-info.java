/// The recovery report: one self-contained page, in English and in Japanese.
@NullMarked
package org.hikae.orchestrator.report;

import org.jspecify.annotations.NullMarked;
