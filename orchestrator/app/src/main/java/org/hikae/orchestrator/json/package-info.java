/// JSON and YAML forms of values that write themselves as one word: names, spans, addresses.
@NullMarked
package org.hikae.orchestrator.json;

import org.jspecify.annotations.NullMarked;
