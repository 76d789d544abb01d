import type { LeadEvent } from './lead-event.ts';

/** What a step came with, in one line, for the history on the page; '' where its name says it all. */
export function eventSentence(event: LeadEvent): string {
  switch (event.action) {
    case 'draft':
    case 'edit':
    case 'submit':
      return '';
    case 'hand-over':
      return `编号 ${event.detail.year}-${String(event.detail.serial).padStart(3, '0')}`;
    case 'return':
    case 'withdraw':
      return event.detail.reason;
    case 'receipt': {
      const { unit, by, on, number } = event.detail;
      return `${unit} ${by} 于 ${on} 签收${number === '' ? '' : `，回执编号 ${number}`}`;
    }
    case 'feedback': {
      const { on, result, peopleDealtWith, isFinal } = event.detail;
      const people = peopleDealtWith === null ? '' : `，处理 ${peopleDealtWith} 人`;
      return `${on}：${result}${people}${isFinal ? '，已办结' : ''}`;
    }
  }
}
