@NullMarked
package org.hikae.orchestrator.print;

import org.jspecify.annotations.NullMarked;
