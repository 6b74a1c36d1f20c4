// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters} from "../governance/INetworkParameters.sol";
import {IEraSettlement} from "../token/IEraSettlement.sol";
import {IVault} from "../token/IVault.sol";
import {BlockHeaders} from "./BlockHeaders.sol";
import {IEraRewards} from "./IEraRewards.sol";
import {IR2sStaking} from "./IR2sStaking.sol";

/// @title Era points and their payout (protocol.md section 7; ADR 0023).
/// @dev A block is one bit, so it is counted once, however it was credited. Under QBFT only a validator authors blocks, so
/// nobody asks here who was one. Authors without a node (validators of the genesis) count for the shares, and theirs stays in
/// the pool.
/// @custom:security Shares are computed when no point of the era can change any more, from numbers that then never change but
/// by a payout, which zeroes the payee's points first and leaves the totals: so the shares of an era add up to at most its
/// pool, and EraSettlement would refuse more than the emission in any case.
contract EraRewards is IEraRewards {
    uint256 private constant POINTS = 20;

    /// @dev All authors of an era.
    struct Total {
        uint128 blocks;
        uint128 authors;
    }

    INetworkParameters private immutable PARAMETERS;
    IR2sStaking private immutable STAKING;
    IEraSettlement private immutable SETTLEMENT;
    uint256 private immutable GENESIS;
    uint256 private immutable ERA_SECONDS;

    mapping(uint256 word => uint256 bits) private _credited;
    mapping(uint256 era => Total) private _totals;
    mapping(uint256 era => mapping(address author => uint256)) private _blocks;

    uint256[50] private __gap;

    /// @param directory names NetworkParameters, R2sStaking and EraSettlement
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        STAKING = IR2sStaking(directory.find("R2sStaking"));
        SETTLEMENT = IEraSettlement(directory.find("EraSettlement"));
        INetworkParameters.Constants memory constants = PARAMETERS.constants();
        (GENESIS, ERA_SECONDS) = (constants.genesis, constants.eraSeconds);
    }

    /// @inheritdoc IEraRewards
    function author() external {
        if (isCredited(block.number)) revert BlockAlreadyCredited(block.number);
        _credit(block.number, block.coinbase, PARAMETERS.era());
    }

    /// @inheritdoc IEraRewards
    function credit(bytes[] calldata headers) external {
        uint256 current = PARAMETERS.era();
        for (uint256 i; i < headers.length; ++i) {
            BlockHeaders.Authored memory header = BlockHeaders.authored(headers[i]);
            if (isCredited(header.number)) continue;
            uint256 era = header.timestamp < GENESIS ? 0 : (header.timestamp - GENESIS) / ERA_SECONDS;
            if (era + 1 < current) revert BlockOfClosedEra(header.number, era, current);
            _credit(header.number, header.author, era);
        }
    }

    /// @inheritdoc IEraRewards
    function pay(uint256 era, uint32 node) external returns (uint256 amount) {
        uint256 current = PARAMETERS.era();
        if (current < era + 2) revert EraStillOpen(era, era + 2, current);
        IR2sStaking.Node memory payee = STAKING.node(node);
        amount = rewardOf(era, payee.validator);
        if (amount == 0) revert NothingEarned(era, node);
        delete _blocks[era][payee.validator];
        emit RewardPaid(era, node, payee.account, amount);
        SETTLEMENT.draw(IVault.Pool.Consensus, payee.account, amount);
    }

    /// @inheritdoc IEraRewards
    function pointsOf(uint256 era, address validator) external view returns (uint256) {
        return POINTS * _blocks[era][validator];
    }

    /// @inheritdoc IEraRewards
    function totalOf(uint256 era) external view returns (uint256 points, uint256 authors) {
        return (POINTS * _totals[era].blocks, _totals[era].authors);
    }

    /// @inheritdoc IEraRewards
    function isCredited(uint256 number) public view returns (bool) {
        return _credited[number >> 8] >> (number & 255) & 1 == 1;
    }

    /// @inheritdoc IEraRewards
    function rewardOf(uint256 era, address validator) public view returns (uint256) {
        uint256 blocks = _blocks[era][validator];
        if (blocks == 0) return 0;
        Total memory total = _totals[era];
        uint256 half = SETTLEMENT.poolOf(IVault.Pool.Consensus, era) / 2;
        return half / total.authors + half * blocks / total.blocks;
    }

    function _credit(uint256 number, address credited, uint256 era) private {
        _credited[number >> 8] |= 1 << (number & 255);
        Total storage total = _totals[era];
        if (_blocks[era][credited] == 0) ++total.authors;
        ++total.blocks;
        ++_blocks[era][credited];
        emit BlockCredited(number, credited, era);
    }
}
