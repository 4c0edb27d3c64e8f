/// Figures for administrators, taken from this orchestrator's own store when they are asked for.
@NullMarked
package org.hikae.orchestrator.figures;

import org.jspecify.annotations.NullMarked;
