package unmask.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import unmask.people.Account;
import unmask.people.AccountStore;
import unmask.people.AccountStore.Credential;
import unmask.people.Course;
import unmask.people.CreatorStore;
import unmask.people.Handles;
import unmask.people.MaskDrawing;
import unmask.people.Member;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.RosterStore;
import unmask.people.Tickets;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Who is in the demonstration: an instructor, three students and 24 classmates, and somebody from another class. */
final class Cast {
    static final String INSTRUCTOR = "ortega";
    static final List<String> STUDENTS = List.of("amal", "ben", "chloe");
    static final String OUTSIDER = "dana";
    private static final int CLASSMATES = 24;

    private final AccountStore accounts;
    private final MemberStore members;
    private final RosterStore roster;
    private final String passphrase;
    private final CreatorStore creators = new CreatorStore();
    /** Always the same, so that a page shown in one demonstration looks the same in the next. */
    private final RandomGenerator random = new SplittableRandom(2014);
    private final Handles handles = Handles.shipped();
    private final Map<String, Viewer> people = new HashMap<>();

    /** @param passphrase the hash of the one that opens every account of the cast */
    Cast(AccountStore accounts, MemberStore members, RosterStore roster, String passphrase) {
        this.accounts = accounts;
        this.passphrase = passphrase;
        this.members = members;
        this.roster = roster;
    }

    void enter(Tx tx, Course course, Course elsewhere) {
        join(tx, INSTRUCTOR, course, Role.INSTRUCTOR, "Ms Ortega");
        creators.admit(tx, get(INSTRUCTOR).account().id(), "Ms Ortega");
        var names = new ArrayList<>(STUDENTS);
        for (int number = 1; number <= CLASSMATES; number++) {
            names.add("c%02d".formatted(number));
        }
        var taken = new HashSet<String>();
        for (var name : names) {
            var handle = handles.offer(random, 1, taken::contains).get(0);
            taken.add(Handles.folded(handle));
            join(tx, name, course, Role.STUDENT, handle);
        }
        join(tx, "vale", elsewhere, Role.INSTRUCTOR, "Mr Vale");
        join(tx, OUTSIDER, elsewhere, Role.STUDENT, handles.offer(random, 1, name -> false).get(0));
        callRoll(tx, course, names);
    }

    /** The class's list: a real name for everybody who has come, and some who have not. */
    private void callRoll(Tx tx, Course course, List<String> come) {
        var names = roll();
        for (int number = 0; number < names.size(); number++) {
            if (number < come.size()) {
                roster.add(tx, course.id(), names.get(number), "", RosterStore.Origin.STAFF, get(come.get(number)).member().id());
            } else {
                roster.expect(tx, course.id(), names.get(number), "", Tickets.issue(random));
            }
        }
    }

    private static List<String> roll() {
        try (var file = Cast.class.getResourceAsStream("/demo/roster.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void join(Tx tx, String name, Course course, Role role, String shownName) {
        long account = accounts.add(tx, name, false);
        accounts.lockWith(tx, account, Credential.PASSPHRASE, passphrase);
        int seed = MaskDrawing.seed(random, members.masksIn(tx, course.id()));
        Member member = members.join(tx, course.id(), account, role, shownName, seed);
        people.put(name, new Viewer(null, new Account(account, name, false, false), member));
    }

    /** Everybody in the class but those whom visitors play, in the order of the list. */
    List<Viewer> classmates() {
        var classmates = new ArrayList<Viewer>();
        for (int number = 1; number <= CLASSMATES; number++) {
            classmates.add(get("c%02d".formatted(number)));
        }
        return classmates;
    }

    Viewer get(String name) {
        var viewer = people.get(name);
        if (viewer == null) {
            throw new IllegalArgumentException("There is no " + name + " in the cast.");
        }
        return viewer;
    }
}
