/// The guides, read from this program's own files, made safe pages of, and searched.
@NullMarked
package org.hikae.orchestrator.help;

import org.jspecify.annotations.NullMarked;
