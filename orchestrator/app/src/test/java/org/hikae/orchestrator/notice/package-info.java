@NullMarked
package org.hikae.orchestrator.notice;

import org.jspecify.annotations.NullMarked;
