@NullMarked
package org.hikae.orchestrator.figures;

import org.jspecify.annotations.NullMarked;
