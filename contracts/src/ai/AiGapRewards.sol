// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IVault} from "../token/IVault.sol";
import {IAiGapRewards} from "./IAiGapRewards.sol";
import {IAiGapRounds} from "./IAiGapRounds.sol";
import {Seats} from "./Seats.sol";
import {Shares} from "./Shares.sol";

/// @title Bounties, stakes and what becomes of them.
/// @dev Two words a task and one a seat. Loops run over 32 seats.
/// @custom:security The escrow is the sum of all bounties, fines, stakes and earnings that are written here; every amount is moved
/// before the Vault is called, and the Vault calls nothing back. Only AiGapTasks and AiGapRounds write. A seat is paid to its own
/// account, whoever calls. A voter may refute its own vote and so save half of its stake; the other half is lost all the same. Fines never
/// reach the creator: a task that slashes gains nothing by it.
contract AiGapRewards is IAiGapRewards {
    /// @dev Of the stake, for a commitment that is not revealed.
    uint256 private constant FINE_PART = 20;

    IVault private immutable VAULT;
    IAiGapRounds private immutable ROUNDS;
    address private immutable TASKS;
    address private immutable TREASURY;

    mapping(uint256 task => Pot pot) private _pots;
    mapping(uint256 task => Account[32] accounts) private _accounts;
    uint256[50] private __gap;

    modifier onlyTasks() {
        if (msg.sender != TASKS) revert OnlyAiGap(TASKS, msg.sender);
        _;
    }

    modifier onlyRounds() {
        if (msg.sender != address(ROUNDS)) revert OnlyAiGap(address(ROUNDS), msg.sender);
        _;
    }

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        VAULT = IVault(directory.find("Vault"));
        ROUNDS = IAiGapRounds(directory.find("AiGapRounds"));
        TASKS = directory.find("AiGapTasks");
        TREASURY = directory.governor();
    }

    /// @inheritdoc IAiGapRewards
    function fund(uint256 task, address creator, uint96 bounty, uint96 stake_) external onlyTasks {
        _pots[task] = Pot({creator: creator, bounty: bounty, fines: 0, stake: stake_, ended: false});
        emit BountyFunded(task, creator, bounty, stake_);
        VAULT.lock(creator, bounty);
    }

    /// @inheritdoc IAiGapRewards
    function stake(uint256 task, uint256 seat, address account) external onlyTasks {
        uint96 amount = _pots[task].stake;
        _accounts[task][seat].stake = amount;
        emit StakeLocked(task, seat, account, amount);
        VAULT.lock(account, amount);
    }

    /// @inheritdoc IAiGapRewards
    function unstake(uint256 task, uint256 seat, address account) external onlyTasks {
        uint256 amount = _accounts[task][seat].stake;
        delete _accounts[task][seat];
        emit StakeReturned(task, seat, account, amount);
        VAULT.release(account, amount);
    }

    /// @inheritdoc IAiGapRewards
    function fine(uint256 task, uint32 seats) external onlyRounds returns (uint32 broke) {
        Pot storage pot = _pots[task];
        uint128 whole = pot.stake;
        uint128 sum;
        for (uint256 seat; seat < Seats.MOST; ++seat) {
            if (!Seats.has(seats, seat)) continue;
            uint128 left = _accounts[task][seat].stake;
            uint128 amount = uint128(whole / FINE_PART);
            if (amount > left) amount = left;
            _accounts[task][seat].stake = left - amount;
            sum += amount;
            if (2 * (left - amount) < whole) broke |= uint32(1 << seat);
            emit SeatFined(task, seat, amount);
        }
        // casting is safe: stakes are parts of the token's supply, below 2^94
        pot.fines += uint96(sum);
    }

    /// @inheritdoc IAiGapRewards
    function slash(uint256 task, uint32 seats, address challenger) external onlyRounds {
        uint256 sum;
        for (uint256 seat; seat < Seats.MOST; ++seat) {
            if (!Seats.has(seats, seat)) continue;
            uint256 amount = _accounts[task][seat].stake;
            _accounts[task][seat].stake = 0;
            sum += amount;
            emit SeatSlashed(task, seat, challenger, amount);
        }
        uint256 reward = sum / 2;
        Pot storage pot = _pots[task];
        if (!pot.ended) {
            pot.fines += uint96(sum - reward);
        } else if (sum != 0) {
            VAULT.release(TREASURY, sum - reward);
        }
        if (reward != 0) VAULT.release(challenger, reward);
    }

    /// @inheritdoc IAiGapRewards
    function pay(uint256 task, uint32 eligible, uint32 included, uint256 contributions, uint256 left)
        external
        onlyRounds
    {
        Pot memory pot = _pots[task];
        uint256[] memory amounts = Shares.divide(pot.bounty / left + pot.fines, eligible, included, contributions);
        uint256 sum;
        for (uint256 seat; seat < Seats.MOST; ++seat) {
            if (amounts[seat] == 0) continue;
            sum += amounts[seat];
            // casting is safe: parts of the bounty
            _accounts[task][seat].earned += uint128(amounts[seat]);
            emit SeatEarned(task, seat, amounts[seat]);
        }
        uint256 ofFines = sum < pot.fines ? sum : pot.fines;
        (_pots[task].fines, _pots[task].bounty) = (pot.fines - uint96(ofFines), pot.bounty - uint96(sum - ofFines));
        emit RoundPaid(task, eligible, sum, pot.bounty + pot.fines - sum);
    }

    /// @inheritdoc IAiGapRewards
    function close(uint256 task) external onlyRounds {
        Pot storage pot = _pots[task];
        (address creator, uint256 refund, uint256 fines) = (pot.creator, pot.bounty, pot.fines);
        (pot.bounty, pot.fines, pot.ended) = (0, 0, true);
        emit PotClosed(task, creator, refund, fines);
        if (refund != 0) VAULT.release(creator, refund);
        if (fines != 0) VAULT.release(TREASURY, fines);
    }

    /// @inheritdoc IAiGapRewards
    function claim(uint256 task, uint256 seat) external returns (uint256 amount) {
        address holder = ROUNDS.seatOf(task, seat).account; // reverts where there is no such seat
        Account storage account = _accounts[task][seat];
        (uint256 earned, uint256 staked) = (account.earned, account.stake);
        if (!_pots[task].ended) staked = 0;
        amount = earned + staked;
        if (amount == 0) revert SeatHasNothing(task, seat);
        account.earned = 0;
        if (staked != 0) account.stake = 0;
        emit SeatPaid(task, seat, holder, earned, staked);
        VAULT.release(holder, amount);
    }

    /// @inheritdoc IAiGapRewards
    function potOf(uint256 task) external view returns (Pot memory) {
        return _pots[task];
    }

    /// @inheritdoc IAiGapRewards
    function accountOf(uint256 task, uint256 seat) external view returns (Account memory) {
        return _accounts[task][seat];
    }
}
