"""Who may take part in what is no vote: an idea round or a hearing. The same rules as for a vote, in other words."""

from __future__ import annotations

from collections.abc import Mapping

from citizen.domain.electorates import Circle, ElectorRefusal, Source
from citizen.web.locale import N_

WHO_TAKES_PART: Mapping[Circle, str] = {
    Circle.EVERYONE: N_("Who can take part: everyone who logs in."),
    Circle.MUNICIPALITY: N_("Who can take part: everyone who lives in %(place)s."),
    Circle.DISTRICTS: N_("Who can take part: everyone who lives in former %(places)s."),
    Circle.ROADS: N_("Who can take part: everyone who lives on %(roads)s."),
    Circle.EMPLOYEES: N_("Who can take part: the employees on the municipality's list."),
    Circle.INVITED: N_("Who can take part: those whom the municipality has invited."),
}
WHO_OF_AGE_TAKES_PART: Mapping[Circle, str] = {
    Circle.EVERYONE: N_("Who can take part: everyone who logs in and is %(age)s or older on %(day)s."),
    Circle.MUNICIPALITY: N_("Who can take part: everyone who lives in %(place)s and is %(age)s or older on %(day)s."),
    Circle.DISTRICTS: N_(
        "Who can take part: everyone who lives in former %(places)s and is %(age)s or older on %(day)s."
    ),
    Circle.ROADS: N_("Who can take part: everyone who lives on %(roads)s and is %(age)s or older on %(day)s."),
    Circle.EMPLOYEES: N_(
        "Who can take part: the employees on the municipality's list who are %(age)s or older on %(day)s."
    ),
    Circle.INVITED: N_(
        "Who can take part: those whom the municipality has invited who are %(age)s or older on %(day)s."
    ),
}
WHO_SAYS_WHO_TAKES_PART: Mapping[Source, str] = {
    Source.DECLARATION: N_("What you say of yourself counts. It is not checked."),
    Source.LOGIN: N_("What your login says of you counts."),
    Source.ROLL: N_("The municipality has made a list of those who can take part. You find out when you log in."),
}
SELF_WITH_AGE_TAKES_PART = N_(
    "What you say of where you live counts. It is not checked. If your login says when you were born, that counts;"
    " otherwise you say yourself that you are old enough before you take part."
)
WHY_NOT_TAKE_PART: Mapping[ElectorRefusal, str] = {
    ElectorRefusal.RESIDENCE_UNKNOWN: N_(
        "You have not said where you live, so we can't tell whether you can take part here."
    ),
    ElectorRefusal.ROAD_UNKNOWN: N_(
        "You have not said on which road you live, so we can't tell whether you can take part here."
    ),
    ElectorRefusal.LIVES_ELSEWHERE: N_(
        "You can read everything here, but not take part, as you don't live in the municipality."
    ),
    ElectorRefusal.OTHER_DISTRICT: N_(
        "You can read everything here, but not take part, as you live in another former municipality."
    ),
    ElectorRefusal.OTHER_ROAD: N_("You can read everything here, but not take part, as you live on another road."),
    ElectorRefusal.LOGIN_SAYS_NOTHING: N_(
        "Your login does not say where you live, so we can't tell whether you can take part here. Contact the"
        " municipality."
    ),
    ElectorRefusal.NOT_ON_ROLL: N_(
        "You are not on the municipality's list of those who can take part here. If you should be, contact the"
        " municipality."
    ),
    ElectorRefusal.ROLL_SAYS_NOTHING: N_(
        "You are on the municipality's list, but it does not say where you live. Contact the municipality."
    ),
    ElectorRefusal.TOO_YOUNG: N_(
        "You can read everything here, but not take part, as you are too young on the day that counts."
    ),
    ElectorRefusal.AGE_UNKNOWN: N_("We don't know whether you are old enough to take part here."),
}
