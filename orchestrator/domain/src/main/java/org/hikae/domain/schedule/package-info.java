/// Schedules: when work falls due, and what to do about a time that was missed.
@NullMarked
package org.hikae.domain.schedule;

import org.jspecify.annotations.NullMarked;
