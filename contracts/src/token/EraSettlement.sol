// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters} from "../governance/INetworkParameters.sol";
import {Emission} from "./Emission.sol";
import {IEraSettlement} from "./IEraSettlement.sol";
import {IVault} from "./IVault.sol";

/// @title What the Vault knows as "EraSettlement": it draws from pools, within the emission (protocol.md section 1).
/// @dev Immutable and small; who gets how much is decided by one rewards contract a pool, named in the Directory:
/// "EraRewards" (consensus), "StorageRewards" and "CacheRewards" (later releases).
/// @custom:security Whatever a rewards contract does, a pool never gives out more than it has emitted by the end of the last
/// finished era. What nobody draws stays in the pool.
contract EraSettlement is IEraSettlement {
    IDirectory private immutable DIRECTORY;
    IVault private immutable VAULT;
    INetworkParameters private immutable PARAMETERS;
    uint256 private immutable ERA_SECONDS;

    /// @inheritdoc IEraSettlement
    mapping(IVault.Pool pool => uint256 amount) public drawnOf;

    /// @param directory names NetworkParameters, Vault and, at the first draw, the pool's rewards contract
    constructor(IDirectory directory) {
        DIRECTORY = directory;
        VAULT = IVault(directory.find("Vault"));
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        ERA_SECONDS = PARAMETERS.constants().eraSeconds;
    }

    /// @inheritdoc IEraSettlement
    function draw(IVault.Pool pool, address account, uint256 amount) external {
        address rewards = DIRECTORY.find(_rewardsOf(pool));
        if (msg.sender != rewards) revert OnlyRewards(rewards, msg.sender);
        uint256 drawn = drawnOf[pool] + amount;
        uint256 maximum = Emission.cumulative(pool, PARAMETERS.era() * ERA_SECONDS);
        if (drawn > maximum) revert EmissionExceeded(pool, maximum, drawn);
        drawnOf[pool] = drawn;
        emit Emitted(pool, account, amount, drawn);
        VAULT.drawPool(pool, account, amount);
    }

    /// @inheritdoc IEraSettlement
    function poolOf(IVault.Pool pool, uint256 era) external view returns (uint256) {
        return Emission.cumulative(pool, (era + 1) * ERA_SECONDS) - Emission.cumulative(pool, era * ERA_SECONDS);
    }

    function _rewardsOf(IVault.Pool pool) private pure returns (bytes32) {
        if (pool == IVault.Pool.Consensus) return "EraRewards";
        return pool == IVault.Pool.Storage ? bytes32("StorageRewards") : bytes32("CacheRewards");
    }
}
