// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IVault} from "../token/IVault.sol";
import {IAuditRounds} from "./IAuditRounds.sol";
import {IDeals} from "./IDeals.sol";
import {IMinerRegistry} from "./IMinerRegistry.sol";
import {IUpkeep} from "./IUpkeep.sol";
import {Segments} from "./Segments.sol";

/// @title Compaction for miners that do not do it themselves, paid by them.
/// @dev Stateless: whatever comes in leaves within the call.
/// @custom:security The fee comes from the collateral of the very miner whose books are kept and is at most a hundredth of the
/// pledge behind what was handled, so a miner that stages work for itself pays itself less than it gives up, and a stranger
/// can charge only for work that was there: sectors that were really freed, tickets that really left. MinerRegistry refuses
/// to retire tickets that a draw could still pick. Each ticket and each sector is handled once; a miner brings them back only
/// by acting itself. Calls go to contracts of the Directory only.
contract Upkeep is IUpkeep {
    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    IDeals private immutable DEALS;
    IMinerRegistry private immutable REGISTRY;
    IAuditRounds private immutable AUDITS;
    uint256 private immutable UNIT_BYTES;

    uint256[50] private __gap;

    /// @param directory knows all contracts; only NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        DEALS = IDeals(directory.find("Deals"));
        REGISTRY = IMinerRegistry(directory.find("MinerRegistry"));
        AUDITS = IAuditRounds(directory.find("AuditRounds"));
        UNIT_BYTES = PARAMETERS.constants().unitBytes;
    }

    /// @inheritdoc IUpkeep
    function roll(uint32 miner) external returns (uint256) {
        _checkNeglected(miner);
        uint40 used = REGISTRY.standing(miner).usedSectors;
        DEALS.roll(miner);
        uint40 freed = used - REGISTRY.standing(miner).usedSectors;
        if (freed == 0) revert NothingToRoll(miner);
        return _charge(miner, freed);
    }

    /// @inheritdoc IUpkeep
    function retire(uint32 miner, uint24 units) external returns (uint256) {
        _checkNeglected(miner);
        REGISTRY.retire(miner, units);
        // casting is safe: the registry lists no more units than 40 bits of sectors hold
        return _charge(miner, uint40(units * UNIT_BYTES / Segments.SECTOR_BYTES));
    }

    function _charge(uint32 miner, uint40 sectors) private returns (uint256 fee) {
        fee = REGISTRY.setAside(miner, sectors, PARAMETERS.get(Parameter.KeeperFee));
        emit UpkeepPaid(miner, msg.sender, sectors, fee);
        if (fee != 0) VAULT.release(msg.sender, fee);
    }

    function _checkNeglected(uint32 miner) private view {
        IMinerRegistry.MinerState state = REGISTRY.standing(miner).state;
        if (state == IMinerRegistry.MinerState.Exiting || state == IMinerRegistry.MinerState.Expelled) return;
        (uint256 missed,) = AUDITS.misses(miner);
        uint256 absent = PARAMETERS.get(Parameter.RepairMisses);
        if (state == IMinerRegistry.MinerState.Exited || missed < absent) {
            revert MinerKeepsItsBooks(miner, state, absent, missed);
        }
    }
}
