package unmask.people;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unmask.storage.Tx;

/** Members of courses, and the names under which they speak. */
public final class MemberStore implements PersonalData {
    /** The account's membership of a course, unless it was ended. */
    public Optional<Member> find(Tx tx, long course, long account) {
        return tx.query("""
                select m.course_id, m.id, m.account_id, m.role, p.id as persona_id, p.name, p.mask_seed
                from member m join persona p on p.course_id = m.course_id and p.member_id = m.id and p.discussion_id is null
                where m.course_id = :course and m.account_id = :account and m.state = 'active'
                """)
                .bind("course", course)
                .bind("account", account)
                .mapTo(Member.class)
                .findOne();
    }

    /**
     * Who this viewer is in the course, as far as the session opens it: nobody in another course than the one that a helped-out
     * session is for, and a student without a name while staff look with a student's eyes.
     */
    public Optional<Member> of(Tx tx, Viewer viewer, long course) {
        return viewer.isSignedIn() ? find(tx, course, viewer.account().id()).flatMap(member -> seenBy(viewer, member)) : Optional.empty();
    }

    /** {@link #of}, when the membership itself is known already. */
    public static Optional<Member> seenBy(Viewer viewer, Member member) {
        if (!viewer.session().opens(member.courseId())) {
            return Optional.empty();
        }
        boolean asStudent = member.role().isStaff() && Objects.equals(viewer.session().studentView(), member.courseId());
        return Optional.of(asStudent ? member.asStudent() : member);
    }

    /** Whether a name was ever shown in the course; such a name is not given out again. */
    public boolean isTaken(Tx tx, long course, String name) {
        return tx.query("""
                select (select count(*) from shown_name where course_id = :course and folded = :folded)
                    + (select count(*) from persona where course_id = :course and discussion_id is not null and lower(name) = :folded)
                """)
                .bind("course", course)
                .bind("folded", Handles.folded(name))
                .mapTo(Integer.class)
                .one() > 0;
    }

    /**
     * Makes an account a member under a name; look first whether the name is taken and the account has joined already.
     *
     * @param seed draws the mask beside the name; see {@link MaskDrawing#seed}
     */
    public Member join(Tx tx, long course, long account, Role role, String name, int seed) {
        var member = new Member(course, tx.newId(), account, role, tx.newId(), name, seed);
        tx.update("insert into shown_name (course_id, folded) values (:course, :folded)")
                .bind("course", course)
                .bind("folded", Handles.folded(name))
                .execute();
        tx.update("""
                insert into member (course_id, id, account_id, role, state)
                values (:courseId, :id, :accountId, :role, 'active')
                """).bindMethods(member).execute();
        tx.update("""
                insert into persona (course_id, id, member_id, name, mask_seed, role)
                values (:courseId, :personaId, :id, :name, :maskSeed, :role)
                """).bindMethods(member).execute();
        return member;
    }

    /** The seeds of the masks already worn in the course; what is worn in one discussion alone is no part of it. */
    public Set<Integer> masksIn(Tx tx, long course) {
        return tx.query("select mask_seed from persona where course_id = :course and discussion_id is null")
                .bind("course", course)
                .mapTo(Integer.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** The instructors' shown names, for "with Ms Ortega". */
    public List<String> instructors(Tx tx, long course) {
        return tx.query("""
                select p.name
                from member m join persona p on p.course_id = m.course_id and p.member_id = m.id and p.discussion_id is null
                where m.course_id = :course and m.role = 'instructor' and m.state = 'active'
                order by p.name
                """)
                .bind("course", course)
                .mapTo(String.class)
                .list();
    }

    /** Whether nobody else could lead the course if this member went; the course's row is held until the transaction ends. */
    public boolean isLastInstructor(Tx tx, Member member) {
        if (member.role() != Role.INSTRUCTOR) {
            return false;
        }
        tx.query("select id from course where id = :course for update").bind("course", member.courseId()).mapTo(Long.class).one();
        return tx.query("""
                select count(*) from member where course_id = :course and role = 'instructor' and state = 'active' and id <> :member
                """)
                .bind("course", member.courseId())
                .bind("member", member.id())
                .mapTo(Integer.class)
                .one() == 0;
    }

    /** The site's owner as the instructor of some course, who also leads those that come later; empty before set-up. */
    public Optional<Member> owner(Tx tx) {
        return tx.query("""
                select m.course_id, m.id, m.account_id, m.role, p.id as persona_id, p.name, p.mask_seed
                from account a
                join member m on m.account_id = a.id and m.role = 'instructor' and m.state = 'active'
                join persona p on p.course_id = m.course_id and p.member_id = m.id and p.discussion_id is null
                where a.owner
                order by m.course_id
                fetch first 1 rows only
                """)
                .mapTo(Member.class)
                .findOne();
    }

    /** How an account stands to a course that it wants to join. */
    public Standing standing(Tx tx, long course, long account) {
        return tx.query("""
                select case when m.state = 'active' then 'member'
                    when m.role <> 'student' then 'out'
                    when exists (select 1 from exclusion e where e.course_id = m.course_id and e.member_id = m.id and e.side <> 'own') then 'out'
                    else 'left' end
                from member m
                where m.course_id = :course and m.account_id = :account
                """)
                .bind("course", course)
                .bind("account", account)
                .mapTo(Standing.class)
                .findOne()
                .orElse(Standing.NEW);
    }

    /** The account's membership, whatever has become of it. */
    public long idOf(Tx tx, long course, long account) {
        return tx.query("select id from member where course_id = :course and account_id = :account")
                .bind("course", course)
                .bind("account", account)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Puts a member out, as far as this side is concerned. Staff end the account's sessions in the same transaction: see
     * {@link SessionStore#endAll}.
     */
    public void exclude(Tx tx, long course, long member, Exclusion.Side side, Exclusion.Kind kind) {
        exclude(tx, course, member, side, PersonaStore.WHOLE_COURSE, kind);
    }

    /** {@link #exclude}, by a name that is worn in one discussion alone: whoever wears another one in the next is not told of it. */
    void exclude(Tx tx, long course, long member, Exclusion.Side side, long discussion, Exclusion.Kind kind) {
        hold(tx, course, member);
        forget(tx, course, member, side, discussion);
        tx.update("""
                insert into exclusion (course_id, member_id, side, discussion_id, kind) values (:course, :member, :side, :discussion, :kind)
                """)
                .bind("course", course)
                .bind("member", member)
                .bind("side", side)
                .bind("discussion", discussion)
                .bind("kind", kind)
                .execute();
        settle(tx, course, member);
    }

    /** Lets a member back in, as far as this side is concerned: what another side has said stands. */
    public void readmit(Tx tx, long course, long member, Exclusion.Side side) {
        readmit(tx, course, member, side, PersonaStore.WHOLE_COURSE);
    }

    void readmit(Tx tx, long course, long member, Exclusion.Side side, long discussion) {
        hold(tx, course, member);
        forget(tx, course, member, side, discussion);
        settle(tx, course, member);
    }

    /** The account's place in a course, whatever became of it. */
    public Optional<Seat> seat(Tx tx, long course, long account) {
        return tx.query("select id as member_id, account_id, role from member where course_id = :course and account_id = :account")
                .bind("course", course)
                .bind("account", account)
                .mapTo(Seat.class)
                .findOne();
    }

    /** The student whom a class knows by this name, whatever became of them. */
    public Optional<Seat> seatOf(Tx tx, long course, String name) {
        return tx.query("""
                select m.id as member_id, m.account_id, m.role, p.name
                from persona p join member m on m.course_id = p.course_id and m.id = p.member_id
                where p.course_id = :course and p.discussion_id is null and m.role = 'student'
                """)
                .bind("course", course)
                .map((row, context) -> Map.entry(row.getString("name"),
                        new Seat(row.getLong("member_id"), row.getLong("account_id"), Role.STUDENT)))
                .stream()
                .filter(seat -> Handles.folded(seat.getKey()).equals(Handles.folded(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The member behind a name under which somebody speaks; empty where nobody keeps who it was. */
    public Optional<Seat> seatBehind(Tx tx, long course, long persona) {
        return tx.query("""
                select m.id as member_id, m.account_id, m.role
                from persona p join member m on m.course_id = p.course_id and m.id = p.member_id
                where p.course_id = :course and p.id = :persona
                """)
                .bind("course", course)
                .bind("persona", persona)
                .mapTo(Seat.class)
                .findOne();
    }

    /** Those whom staff have put out by their class names. */
    public List<ClassName> putOut(Tx tx, long course) {
        return tx.query("""
                select p.id as persona_id, p.name, p.mask_seed, e.kind as out
                from exclusion e join persona p on p.course_id = e.course_id and p.member_id = e.member_id and p.discussion_id is null
                where e.course_id = :course and e.side = 'handle'
                order by p.name
                """)
                .bind("course", course)
                .mapTo(ClassName.class)
                .list();
    }

    /** Two sides that change their minds at once do so one after the other. */
    private static void hold(Tx tx, long course, long member) {
        tx.query("select id from member where course_id = :course and id = :member for update")
                .bind("course", course)
                .bind("member", member)
                .mapTo(Long.class)
                .one();
    }

    private static void forget(Tx tx, long course, long member, Exclusion.Side side, long discussion) {
        tx.update("""
                delete from exclusion where course_id = :course and member_id = :member and side = :side and discussion_id = :discussion
                """)
                .bind("course", course)
                .bind("member", member)
                .bind("side", side)
                .bind("discussion", discussion)
                .execute();
    }

    /** What all sides together make of the membership: the gravest counts. */
    private static void settle(Tx tx, long course, long member) {
        tx.update("""
                update member set state = case
                    when exists (select 1 from exclusion e where e.course_id = :course and e.member_id = :member and e.kind <> 'paused') then 'removed'
                    when exists (select 1 from exclusion e where e.course_id = :course and e.member_id = :member) then 'suspended'
                    else 'active' end
                where course_id = :course and id = :member
                """)
                .bind("course", course)
                .bind("member", member)
                .execute();
    }

    /**
     * How many people have joined the course, whatever became of it: a number that fell when somebody is put out would tell whether
     * a class name and a real name are the same person's.
     */
    public int count(Tx tx, long course) {
        return tx.query("select count(*) from member where course_id = :course")
                .bind("course", course)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("member", "register.member", "course_id", "id", "account_id", "role", "state", "raised"),
                Kept.inTable("persona", "register.persona", "course_id", "id", "discussion_id", "member_id", "name", "mask_seed", "role"),
                Kept.inTable("shown_name", "register.shown-name", "course_id", "folded"),
                Kept.inTable("exclusion", "register.exclusion", "course_id", "member_id", "side", "discussion_id", "kind"));
    }
}
