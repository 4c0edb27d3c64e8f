package org.hikae.orchestrator.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import org.hikae.orchestrator.console.Assets;
import org.hikae.orchestrator.console.FormTokens;
import org.hikae.orchestrator.console.SamlPages;
import org.hikae.orchestrator.console.SignInPages;
import org.hikae.orchestrator.console.UsersPages;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.RequestCookies;
import org.hikae.orchestrator.http.SessionCookies;
import org.hikae.orchestrator.http.UsersApi;
import org.hikae.orchestrator.http.UsersDoor;
import org.hikae.orchestrator.ledger.AccountRows;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.saml.IdentityProvider;
import org.hikae.orchestrator.saml.SamlDoor;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.signin.AccountDesk;
import org.hikae.orchestrator.signin.Passwords;
import org.hikae.orchestrator.signin.Passwords.Strength;
import org.hikae.orchestrator.signin.Sessions;
import org.hikae.orchestrator.signin.SignIn;
import org.hikae.orchestrator.signin.Trials;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Accounts of people, and how they sign in.
@Configuration(proxyBeanMethods = false)
public class SignInWiring {

  @Bean
  AccountRows accountRows(JdbcClient sql) {
    return new AccountRows(sql);
  }

  @Bean
  Passwords passwords(Strength strength) {
    return new Passwords(new SecureRandom(), strength);
  }

  @Bean
  Sessions sessions(
      JdbcClient sql, Passwords passwords, OrchestratorSettings settings, Clock clock) {
    return new Sessions(sql, passwords, settings, clock);
  }

  @Bean
  SessionCookies sessionCookies(Sessions sessions, OrchestratorSettings settings) {
    return new SessionCookies(sessions, settings.node().toString());
  }

  @Bean
  AccountDesk accountDesk(
      Decisions decisions,
      AccountRows rows,
      Passwords passwords,
      OrchestratorSettings settings,
      Clock clock) {
    return new AccountDesk(decisions, rows, passwords, settings.signIn().policy(), clock);
  }

  @Bean
  SignIn signIn(
      AccountRows accounts,
      AccountDesk desk,
      Passwords passwords,
      Sessions sessions,
      JdbcClient sql,
      OrchestratorSettings settings,
      Clock clock) {
    var trials = new Trials(sql, settings.signIn(), clock);
    var glassOnly = !settings.passwords();
    return new SignIn(accounts, desk, passwords, sessions, trials, glassOnly, clock);
  }

  @Bean
  FormTokens requestDataValueProcessor(SessionCookies cookies) {
    return new FormTokens(cookies);
  }

  @Bean
  UsersDoor usersDoor(AccountDesk desk) {
    return new UsersDoor(desk);
  }

  @Bean
  UsersApi usersApi(UsersDoor door) {
    return new UsersApi(door);
  }

  @Bean
  SignInPages signInPages(
      SignIn signIn,
      SessionCookies cookies,
      Callers callers,
      AccountRows accounts,
      OrchestratorSettings settings,
      Assets assets) {
    return new SignInPages(signIn, cookies, callers, accounts, settings, assets);
  }

  @Bean
  SamlDoor samlDoor(
      OrchestratorSettings settings,
      ObjectProvider<IdentityProvider> provider,
      Sessions sessions,
      Clock clock) {
    return new SamlDoor(settings, provider.getIfAvailable(), sessions, new SecureRandom(), clock);
  }

  @Bean
  SamlPages samlPages(
      SamlDoor door, SessionCookies cookies, OrchestratorSettings settings, Assets assets) {
    var asking = new RequestCookies(settings.node().toString());
    return new SamlPages(door, cookies, asking, assets);
  }

  @Bean
  UsersPages usersPages(UsersDoor door, OrchestratorSettings settings, Clock clock) {
    return new UsersPages(door, settings, clock);
  }
}
