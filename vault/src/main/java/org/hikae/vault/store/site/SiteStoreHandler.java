package org.hikae.vault.store.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.StoreKey;
import org.hikae.vault.store.site.StorePolicy.Right;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests for the objects of one store, as far as its policy lets the peer.
public final class SiteStoreHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SiteStoreHandler.class);

  private final StorePolicy policy;
  private final ObjectReplies replies;

  /// The clock is the one that locks are judged by.
  public SiteStoreHandler(Store store, StorePolicy policy, InstantSource clock) {
    this.policy = policy;
    this.replies = new ObjectReplies(store, policy, clock);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answerOrSayWhyNot(exchange);
    } catch (IOException e) {
      LOG.warn("{} {} was cut", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      throw e;
    }
  }

  private void answerOrSayWhyNot(HttpExchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (StoreException e) {
      LOG.warn("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestURI(), e.getMessage());
      replies.failed(exchange, e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var key = keyOf(exchange);
    if (!StoreKey.isPrefix(key)) {
      Reply.status(exchange, SiteProtocol.BAD_REQUEST);
    } else if (key.isEmpty()) {
      answerCollection(exchange);
    } else if (StoreKey.isKey(key)) {
      answerObject(exchange, key);
    } else {
      Reply.status(exchange, SiteProtocol.BAD_REQUEST);
    }
  }

  private void answerCollection(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      Reply.status(exchange, SiteProtocol.METHOD_NOT_ALLOWED);
    } else if (granted(exchange, Right.READ)) {
      replies.list(exchange);
    }
  }

  private void answerObject(HttpExchange exchange, String key) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "HEAD" -> replyIf(Right.READ, exchange, key, replies::stat);
      case "GET" -> replyIf(Right.READ, exchange, key, replies::get);
      case "PUT" -> replyIf(Right.WRITE, exchange, key, replies::put);
      case SiteProtocol.LOCK -> replyIf(Right.WRITE, exchange, key, replies::lock);
      case "DELETE" -> replyIf(Right.DELETE, exchange, key, replies::delete);
      default -> Reply.status(exchange, SiteProtocol.METHOD_NOT_ALLOWED);
    }
  }

  private void replyIf(Right right, HttpExchange exchange, String key, ObjectReply reply)
      throws IOException {
    if (granted(exchange, right)) {
      reply.to(exchange, key);
    }
  }

  private boolean granted(HttpExchange exchange, Right right) throws IOException {
    var peer = peerOf(exchange);
    var granted = policy.rightsOf(peer).contains(right);
    if (!granted) {
      LOG.warn("{} may not {}", peer.getSubjectX500Principal(), right);
      Reply.status(exchange, SiteProtocol.FORBIDDEN);
    }
    return granted;
  }

  private static X509Certificate peerOf(HttpExchange exchange) throws IOException {
    if (exchange instanceof HttpsExchange https
        && https.getSSLSession().getPeerCertificates()[0] instanceof X509Certificate peer) {
      return peer;
    }
    throw new IOException("a request came in without a certificate");
  }

  /// What follows `…/objects/`, exactly as it was sent: percent signs are in no key, so there is
  /// nothing to decode and nothing to smuggle.
  private static String keyOf(HttpExchange exchange) {
    var path = exchange.getRequestURI().getRawPath();
    var base = exchange.getHttpContext().getPath() + SiteProtocol.OBJECTS;
    return path.startsWith(base) ? path.substring(base.length()) : "/";
  }

  private interface ObjectReply {
    void to(HttpExchange exchange, String key) throws IOException;
  }
}
