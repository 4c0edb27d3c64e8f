@NullMarked
package org.hikae.orchestrator.schedule;

import org.jspecify.annotations.NullMarked;
