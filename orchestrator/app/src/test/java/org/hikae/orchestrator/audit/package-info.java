@NullMarked
package org.hikae.orchestrator.audit;

import org.jspecify.annotations.NullMarked;
