/// The REST API: records of its own, problems with hints, the leader's address for who asks
/// elsewhere.
@NullMarked
package org.hikae.orchestrator.http;

import org.jspecify.annotations.NullMarked;
