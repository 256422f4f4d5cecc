import { Injectable, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      host: 'db.internal',
      username: 'orders',
      password: '‹password:7›',
      autoLoadEntities: true,
    }),
    JwtModule.register({ secret: '‹token:6›', signOptions: { expiresIn: '60s' } }),
  ],
})
export class AppModule {}

@Injectable()
export class Tokens {
  private readonly refreshTokenSecret = '‹token:7›';

  key(): string {
    return this.refreshTokenSecret;
  }
}
