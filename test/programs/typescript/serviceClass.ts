import { createTransport, type Transporter } from 'nodemailer';

export class MailService {
  private readonly from = 'billing@acme.io';
  private readonly smtpPassword = '‹password›';
  private static readonly apiKey: string = "‹token:2›";
  #transport: Transporter | undefined;

  constructor(private readonly host = 'smtp.acme.io') {}

  get transport(): Transporter {
    this.#transport ??= createTransport({
      host: this.host,
      port: 465,
      secure: true,
      auth: { user: this.from, pass: this.smtpPassword },
    });
    return this.#transport;
  }

  async send(to: string, subject: string, text: string): Promise<void> {
    await this.transport.sendMail({ from: this.from, to, subject, text, headers: { 'x-api-key': MailService.apiKey } });
  }
}
