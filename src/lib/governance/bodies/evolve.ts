import type { BodiesEvent, BodiesState, Body, BodyId } from './bodies.ts';

export const initial: BodiesState = { bodies: {} };

const withBody = (state: BodiesState, id: BodyId, change: (body: Body) => Body): BodiesState => {
  const body = state.bodies[id];
  return body === undefined ? state : { bodies: { ...state.bodies, [id]: change(body) } };
};

export const evolve = (state: BodiesState, event: BodiesEvent): BodiesState => {
  switch (event.type) {
    case 'BodyCreated':
      return { bodies: { ...state.bodies, [event.body.id]: event.body } };
    case 'BodyChanged':
      return withBody(state, event.body, (body) => ({ ...body, ...event.changes }));
    case 'MemberAdmitted':
      return withBody(state, event.body, (body) => {
        const others = body.members.filter(({ person }) => person !== event.member.person);
        return { ...body, members: [...others, event.member] };
      });
    case 'MemberRemoved':
      return withBody(state, event.body, (body) => ({
        ...body,
        members: body.members.filter(({ person }) => person !== event.person),
      }));
    case 'BodyDissolved':
      return withBody(state, event.body, (body) => ({ ...body, dissolvedOn: event.on }));
  }
};
