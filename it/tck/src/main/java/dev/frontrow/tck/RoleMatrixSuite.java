package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Jsons;
import dev.frontrow.tck.probe.LiveStream;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what to whom, as tables. A cell that differs names its row and column. */
public abstract class RoleMatrixSuite extends HostedSuite {

    private static final List<String> ROLES = List.of("viewer", "subscriber", "vip", "moderator", "creator", "admin");
    private static final List<String> ACTIONS = List.of("delete", "mute", "unmute", "ban", "unban", "purge", "warn");

    /** Rows act, columns are acted on. {@code ok}: done; {@code no}: may not moderate at all; {@code out}: not this one. */
    private static final String ACTS_ON = """
            -           viewer  subscriber  vip  moderator  creator  admin
            viewer      no      no          no   no         no       no
            subscriber  no      no          no   no         no       no
            vip         no      no          no   no         no       no
            moderator   ok      ok          ok   out        out      out
            creator     ok      ok          ok   ok         out      out
            admin       ok      ok          ok   ok         out      out
            """;

    private static final Map<String, String> OUTCOMES = Map.of(
            "ok", "200",
            "no", "403 not_allowed",
            "out", "403 target_outranks_actor");

    /** What everybody may do for themselves. Columns: send, read, follow, take back their own, take back another's, read the audit log and sanctions. */
    private static final String MAY = """
            -           send         history      state        stream       own          other        log          sanctions
            viewer      201          200          200          200          204          403_not_allowed  403_not_allowed  403_not_allowed
            subscriber  201          200          200          200          204          403_not_allowed  403_not_allowed  403_not_allowed
            vip         201          200          200          200          204          403_not_allowed  403_not_allowed  403_not_allowed
            moderator   201          200          200          200          204          403_not_allowed  200          200
            creator     201          200          200          200          204          403_not_allowed  200          200
            admin       201          200          200          200          204          403_not_allowed  200          200
            muted       403_muted    200          200          200          204          403_not_allowed  403_not_allowed  403_not_allowed
            banned      403_banned   403_banned   403_banned   403_banned   403_banned   403_banned   403_banned   403_banned
            anonymous   401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing
            stranger    403_not_allowed  403_not_allowed  403_not_allowed  200          403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed
            """;

    /** What is done with the room, and to nobody; a check only tells. Columns as the requests are called here. */
    private static final String RUNS = """
            -           modes            pin              unpin            clear            restore          note             announce         warning          check
            viewer      403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  204              200
            subscriber  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  204              200
            vip         403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  204              200
            moderator   200              200              200              200              200              200              201              204              200
            creator     200              200              200              200              200              200              201              204              200
            admin       200              200              200              200              200              200              201              204              200
            muted       403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_muted        204              200
            banned      403_banned       403_banned       403_banned       403_banned       403_banned       403_banned       403_banned       403_banned       200
            anonymous   401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing  401_token_missing
            stranger    403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed  403_not_allowed
            """;

    @Override
    ChatSettings settings() {
        return Patient.settings().build();
    }

    @Test
    void everyRoleActsOnLowerRanksOnly() {
        List<String> wrong = new ArrayList<>();
        for (List<String> row : cells(ACTS_ON)) {
            for (int i = 0; i < ROLES.size(); i++) {
                for (String action : ACTIONS) {
                    String expected = OUTCOMES.get(row.get(i + 1));
                    String found = act(row.get(0), action, ROLES.get(i));
                    if (!found.equals(expected)) {
                        wrong.add(row.get(0) + " " + action + " " + ROLES.get(i) + ": " + found + ", not " + expected);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private String act(String actor, String action, String target) {
        Person by = inRole("actor", actor);
        Person on = inRole("target", target);
        Reply reply = action.equals("delete")
                ? by.moderate("delete", Map.of("messageId", on.post("x")))
                : by.moderate(action, Map.of("userId", on.id(), "reason", "because"));
        if (reply.status() == 200 && (action.equals("mute") || action.equals("ban"))) {
            Check.ok(inRole("actor", "admin").moderate("un" + action, on), 200);
        }
        if (reply.status() == 200 && action.equals("warn")) {
            assertThat(on.acknowledge().status()).isEqualTo(204);
        }
        return Check.sane(reply).outcome();
    }

    @Test
    void nobodyActsOnThemself() {
        for (String role : ROLES) {
            Person self = inRole("self", role);
            String message = self.post("x");
            for (String action : ACTIONS) {
                Reply reply = action.equals("delete")
                        ? self.moderate("delete", Map.of("messageId", message))
                        : self.moderate(action, Map.of("userId", self.id(), "reason", "because"));
                assertThat(Check.sane(reply).status()).as("%s %s", role, action).isEqualTo(403);
            }
        }
        assertThat(Check.ok(inRole("self", "admin").get("/moderation/log"), 200).get("items"))
                .isEmpty();
    }

    @Test
    void theMutedTheBannedTheAnonymousAndStaffOfAnotherRoomModerateNobody() {
        Person target = inRole("target", "viewer");
        String message = target.post("x");
        Person muted = muted();
        Person banned = banned();
        Person stranger = stranger();
        for (String action : ACTIONS) {
            Map<String, String> about = action.equals("delete")
                    ? Map.of("messageId", message)
                    : Map.of("userId", target.id(), "reason", "because");
            Check.refused(muted.moderate(action, about), 403, "not_allowed");
            Check.refused(banned.moderate(action, about), 403, "banned");
            Check.refused(
                    inThisRoom(
                            stranger, Request.post(target.path() + "/moderate").json(body(action, about))),
                    403,
                    "not_allowed");
            Check.refused(
                    host().http()
                            .exchange(Request.post(target.path() + "/moderate").json(body(action, about))),
                    401,
                    "token_missing");
        }
        assertThat(host().head(room())).as("three messages and nothing else").isEqualTo(3);
    }

    @Test
    void staffRunTheRoomAndNobodyElseDoes() {
        isAsIn(RUNS);
    }

    @Test
    void whereTheHostSaysSoModeratorsSwitchNoModes() {
        try (Host strict =
                Host.with(Patient.settings().moderatorsChangeModes(false).build())) {
            for (String role : ROLES) {
                strict.town().role(role, Role.valueOf(role.toUpperCase(Locale.ROOT)));
                Person person = strict.person("strict", role);
                boolean may = role.equals("creator") || role.equals("admin");
                assertThat(Check.sane(person.modes("{\"locked\":false}")).outcome())
                        .as(role)
                        .isEqualTo(may ? "200" : "403 not_allowed");
                assertThat(Check.ok(person.get("/chat/state"), 200)
                                .get("can")
                                .get("modes")
                                .asBoolean())
                        .as(role)
                        .isEqualTo(may);
            }
        }
    }

    @Test
    void everybodyDoesWhatTheirStandingAllowsAndNoMore() {
        isAsIn(MAY);
    }

    private void isAsIn(String table) {
        List<String> wrong = new ArrayList<>();
        List<String> columns = cells(table, 0).get(0);
        for (List<String> row : cells(table)) {
            for (int i = 1; i < row.size(); i++) {
                String expected = row.get(i).replace('_', ' ').replaceFirst(" (.*) (.*)", " $1_$2");
                String found = may(row.get(0), columns.get(i));
                if (!found.equals(row.get(i).replaceFirst("_", " "))) {
                    wrong.add(row.get(0) + " " + columns.get(i) + ": " + found + ", not " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private String may(String who, String what) {
        Person self = switch (who) {
            case "muted" -> muted();
            case "banned" -> banned();
            case "stranger" -> stranger();
            case "anonymous" -> person("ghost");
            default -> inRole("self", who);
        };
        String path = person("x").path();
        Request request = switch (what) {
            case "send" -> Request.post(path + "/messages").json("{\"text\":\"x\"}");
            case "history" -> Request.get(path + "/messages");
            case "state" -> Request.get(path + "/chat/state");
            case "own" -> Request.of("DELETE", path + "/messages/" + ownMessage(self));
            case "other" ->
                Request.of(
                        "DELETE",
                        path + "/messages/" + inRole("other", "viewer").post("x"));
            case "log" -> Request.get(path + "/moderation/log");
            case "sanctions" -> Request.get(path + "/moderation/sanctions");
            case "modes" -> Request.of("PATCH", path + "/chat/modes").json("{\"slowSeconds\":null}");
            case "warning" -> Request.of("DELETE", path + "/chat/warning");
            case "check" -> Request.get(path + "/chat/check");
            case "announce" -> Request.post(path + "/messages").json("{\"text\":\"x\",\"announcement\":{}}");
            case "pin", "unpin", "clear", "restore", "note" ->
                Request.post(path + "/moderate").json(body(what, aboutRoom(what)));
            default -> Request.get("/api/chat");
        };
        if (what.equals("stream")) {
            return follow(who.equals("anonymous") ? request : request.bearer(self.ticket()));
        }
        return Check.sane(host().http().exchange(who.equals("anonymous") ? request : request.bearer(self.token())))
                .outcome();
    }

    /** What has to be there before: an admin sees to it. */
    private Map<String, String> aboutRoom(String action) {
        Person admin = inRole("helper", "admin");
        if (action.equals("clear")) {
            return Map.of();
        }
        if (action.equals("note")) {
            return Map.of("userId", admin.id(), "reason", "because");
        }
        String message = inRole("other", "viewer").post("x");
        if (action.equals("unpin")) {
            Check.ok(admin.moderate("pin", Map.of("messageId", message)), 200);
            return Map.of();
        }
        if (action.equals("restore")) {
            Check.ok(admin.moderate("delete", Map.of("messageId", message)), 200);
        }
        return Map.of("messageId", message);
    }

    /** The muted and the banned wrote theirs before; the others write it now. */
    private final Map<String, String> written = new HashMap<>();

    private String ownMessage(Person self) {
        String before = written.get(self.id() + self.path());
        return before != null ? before : self.id().equals("ghost") ? "x" : self.post("x");
    }

    private String follow(Request request) {
        LiveStream stream = host().fleet().open(request);
        Check.within(Check.SOON, stream, s -> s.first("hello").isPresent() || s.end() != LiveStream.End.OPEN);
        String outcome =
                stream.status() == 200 ? "200" : host().http().once(request).outcome();
        stream.leave();
        return outcome;
    }

    private Person muted() {
        return sanctioned("muted", "mute");
    }

    private Person banned() {
        return sanctioned("banned", "ban");
    }

    /** With credentials and a message of before. */
    private Person sanctioned(String id, String action) {
        Person person = people.computeIfAbsent(id + room(), x -> person(id));
        if (!written.containsKey(id + person.path())) {
            person.ticket();
            written.put(id + person.path(), person.post("x"));
            Check.ok(mod().moderate(action, person), 200);
        }
        return person;
    }

    private final Map<String, Person> people = new HashMap<>();

    /** A moderator, but with credentials for another room. */
    private Person stranger() {
        host().town().role("stranger", Role.MODERATOR);
        return host().person("elsewhere", "stranger");
    }

    private Reply inThisRoom(Person stranger, Request request) {
        return host().http().exchange(request.bearer(stranger.token()));
    }

    private Person inRole(String name, String role) {
        host().town().role(name + "-" + role, Role.valueOf(role.toUpperCase(Locale.ROOT)));
        return people.computeIfAbsent(name + "-" + role + room(), x -> person(name + "-" + role));
    }

    private static String body(String action, Map<String, String> about) {
        Map<String, String> all = new HashMap<>(about);
        all.put("action", action);
        return Jsons.object(all);
    }

    private static List<List<String>> cells(String table) {
        return cells(table, 1);
    }

    private static List<List<String>> cells(String table, int from) {
        return table.lines()
                .skip(from)
                .map(line -> List.of(line.split(" +", -1)))
                .toList();
    }
}
