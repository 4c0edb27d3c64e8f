/// Figures for monitoring systems.
@NullMarked
package org.hikae.orchestrator.metrics;

import org.jspecify.annotations.NullMarked;
