@NullMarked
package org.hikae.orchestrator.console;

import org.jspecify.annotations.NullMarked;
