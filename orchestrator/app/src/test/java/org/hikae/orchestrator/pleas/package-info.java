@NullMarked
package org.hikae.orchestrator.pleas;

import org.jspecify.annotations.NullMarked;
